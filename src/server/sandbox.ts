/** Apollo Sandbox, embedded: comes from Apollo's servers, so the page also leads to the explorer that is ours. */
import { randomBytes } from 'node:crypto';
import { OPENING_QUERIES } from './opening-queries.js';

/** Milliseconds after which a script that has not come is taken not to be coming. */
const PATIENCE = 3_000;

const SCRIPT = 'https://embeddable-sandbox.cdn.apollographql.com/v2/embeddable-sandbox.umd.production.min.js';

/** Which pages may show ours in a frame; a browser takes this from a header only. */
export const FRAMES = "frame-ancestors 'none'";

interface Page {
  readonly html: string;
  /** The content security policy to be sent with it. */
  readonly policy: string;
}

/** Sandbox in a page of ours. Made anew for each request, because its scripts carry a nonce. */
export function sandboxPage(): Page {
  const nonce = randomBytes(16).toString('base64');
  const state = {
    target: '#sandbox',
    endpointIsEditable: false,
    runTelemetry: false,
    // The content security policy allows the styles above alone.
    allowDynamicStyles: false,
    initialState: {
      document: OPENING_QUERIES.map(({ query }) => query).join('\n'),
      includeCookies: false,
      pollForSchemaUpdates: false,
    },
  };
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    'frame-src https://sandbox.embed.apollographql.com',
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Broadsheet: Apollo Sandbox</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">
  body { margin: 0; font: 16px/1.6 system-ui, sans-serif; }
  main { padding: 2rem; }
  #sandbox { position: absolute; inset: 0; }
  #sandbox:empty { display: none; }
  iframe { width: 100%; height: 100%; border: 0; background: white; }
</style>
</head>
<body>
<main>
  <h1>Apollo Sandbox</h1>
  <p id="loading">Apollo Sandbox is loading. It needs JavaScript and a way to the internet.</p>
  <p id="offline" role="alert" hidden>Apollo Sandbox did not come: there is no way to the internet from here, or Apollo's servers
     are not to be reached. <a href="/graphiql">Go on in GraphiQL</a>, which this server brings along.</p>
  <ul>
    <li><a href="/">The reading room</a>: the archive for readers, without writing queries.</li>
    <li>Apollo Sandbox, here and at <a href="/graphql">/graphql</a>: for whoever knows Apollo's explorer. Comes from Apollo's servers.</li>
    <li><a href="/graphiql">GraphiQL</a>: an explorer that works without the internet.</li>
    <li>Programs send their queries to <code>/graphql</code>.</li>
  </ul>
</main>
<div id="sandbox"></div>
<script nonce="${nonce}">
  window.sandboxIsLate = setTimeout(() => {
    document.getElementById('loading').hidden = true;
    document.getElementById('offline').hidden = false;
  }, ${PATIENCE});
</script>
<script nonce="${nonce}" src="${SCRIPT}" async id="sandbox-script"></script>
<script nonce="${nonce}">
  document.getElementById('sandbox-script').addEventListener('load', () => {
    clearTimeout(window.sandboxIsLate);
    document.getElementById('offline').hidden = true;
    new window.EmbeddedSandbox({ ...${inScript(state)}, initialEndpoint: new URL('/graphql', location.href).href });
  });
</script>
</body>
</html>
`;
  return { html, policy: `${policy}; ${FRAMES}` };
}

/** JSON that cannot end the script element it stands in. */
export function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
