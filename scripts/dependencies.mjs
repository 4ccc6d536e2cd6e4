/** What is asked of package.json and package-lock.json before a change of them is taken. */

/** What whoever passes the program on has to do no more for than to keep the notice. */
const LICENSES = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);
/** Of what is used in development and never passed on, these as well. */
const DEVELOPMENT_LICENSES = new Set([...LICENSES, 'MPL-2.0', 'CC-BY-4.0', 'CC0-1.0']);

/** Those that run something when they are installed: builds of what is there already, from the package itself. */
const INSTALL_SCRIPTS = new Set(['@apollo/protobufjs', 'esbuild', 'lmdb', 'msgpackr-extract']);

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/u;
const ENTRIES = ['dependencies', 'devDependencies', 'optionalDependencies', 'bundleDependencies'];

/**
 * @param {{ manifest: object, lock: object, document: string, name?: string }} given the parsed files, and the text of docs/DEPENDENCIES.md
 * @returns {string[]} what is wrong, one sentence each
 */
export function problemsOf({ manifest, lock, document, name = 'package.json' }) {
  return [...problemsOfManifest(manifest, document, name), ...problemsOfLock(manifest, lock, name)];
}

function problemsOfManifest(manifest, document, name) {
  return ENTRIES.flatMap((entry) =>
    Object.entries(manifest[entry] ?? {}).flatMap(([dependency, version]) => [
      ...(EXACT.test(version) ? [] : [`${name}: ${dependency} is ${version}: give one version, such as 1.2.3`]),
      ...(document.includes(`\`${dependency}\``) || isPluginOf(dependency, document)
        ? []
        : [`docs/DEPENDENCIES.md: ${dependency} has no line that says what it is for`]),
    ]),
  );
}

/** Plugins of one tool stand in its line without the name that they share. */
function isPluginOf(dependency, document) {
  const [scope, plugin] = dependency.split('/');
  return plugin !== undefined && document.includes(`\`${scope}/cli\``) && document.includes(`\`${plugin}\``);
}

function problemsOfLock(manifest, lock, name) {
  const where = name.replace('package.json', 'package-lock.json');
  const root = lock.packages?.[''] ?? {};
  const stale = ENTRIES.filter((entry) => JSON.stringify(manifest[entry] ?? {}) !== JSON.stringify(root[entry] ?? {}));
  return [
    ...stale.map((entry) => `${where}: ${entry} are not those of ${name}; run npm install --package-lock-only`),
    ...Object.entries(lock.packages ?? {})
      .filter(([path]) => path !== '')
      .flatMap(([path, entry]) => problemsOfPackage(path.replace(/^.*node_modules\//u, ''), entry))
      .map((problem) => `${where}: ${problem}`),
  ];
}

function problemsOfPackage(called, { resolved, integrity, license, link, hasInstallScript, deprecated, ...entry }) {
  const allowed = entry.dev === true ? DEVELOPMENT_LICENSES : LICENSES;
  // npm writes no hash of what it cannot install: optional builds for other systems.
  const isElsewhere = entry.optional === true && (entry.os !== undefined || entry.cpu !== undefined);
  return [
    ...(resolved === undefined && link !== true
      ? []
      : [`${called} names where it is downloaded (${resolved}): only what the registry has under its name is taken`]),
    ...(integrity?.startsWith('sha512-') || (integrity === undefined && isElsewhere)
      ? []
      : [`${called} has no SHA-512`]),
    ...(isLicensed(license, allowed)
      ? []
      : [`${called} is under ${license ?? 'no licence'}, which is not in the list`]),
    ...(hasInstallScript === true && !INSTALL_SCRIPTS.has(called)
      ? [`${called} runs a script when it is installed: look at what it does, and add it to the list`]
      : []),
    ...(deprecated === undefined ? [] : [`${called} is deprecated: ${deprecated}`]),
  ];
}

/** "(MIT OR Apache-2.0)": one of them; "MIT AND BSD-3-Clause": both. */
function isLicensed(license, allowed) {
  if (typeof license !== 'string') return false;
  const words = license.replaceAll(/[()]/gu, '');
  return words.split(' OR ').some((choice) => choice.split(' AND ').every((each) => allowed.has(each.trim())));
}
