#!/usr/bin/env node
/** The command line: the only place that reads argv. */
import { Command, CommanderError, Option } from 'commander';
import { allowClosedOutput, complain, type Status } from './cli/terminal.js';
import { loadConfig, settleNodeEnv } from './config.js';
import { CommandError, errors } from './errors.js';
import { programVersion } from './program-version.js';

const ENVIRONMENT = `
Environment:
  PORT             port of serve and start (4000; 0: any free one, which is printed)
  HOST             address to listen on (127.0.0.1)
  DATA_DIR         folder of the embedded store (./data)
  MONGODB_URI      a MongoDB server to use instead of the embedded store
  MONGODB_DB       database on that server (broadsheet)
  API_TOKEN        what corrections over GraphQL need, 16 characters or more (none: no corrections)
  API_TOKENS       tokens with names and rights, with blanks between: NAME:read+correct+ingest:TOKEN
  READ_TOKEN       closes the archive: what reading needs (none: everybody reads)
  CORS_ORIGINS     sites whose pages may ask from a browser, with commas between, or * (those of this machine)
  TRUSTED_DOCUMENTS  a manifest of the only operations to run, such as dist/operations.json (none: any)
  INTROSPECTION    on or off: whether the schema is told, and names are suggested (on)
  PUBLIC_URL       the archive's address from outside, for links, citations and feeds (none: no links)
  EXPORTS          on or off: whether whole results are given away at /export (on)
  FEEDS            on or off: whether /feed is served (on)
  FEDERATION       1: the archive is a subgraph of Apollo Federation (0)
  MCP              on or off: whether assistants are answered at /mcp (on)
  MCP_TOKEN        the token that mcp --url sends (none)
  WEBHOOKS         on or off: whether webhooks of saved searches are told what is new (off)
  WEBHOOK_NETWORKS  networks that webhooks may be in though they are not public (none)
  METRICS          on or off: whether /metrics is served (on)
  OTEL_EXPORTER_OTLP_ENDPOINT  a collector to send traces to, such as http://127.0.0.1:4318 (none: no traces)
  OTEL_SERVICE_NAME  the name in traces (broadsheet)
  ANSWER_CACHE_MB  memory for answers that are kept ready (64; 0: none is kept)
  MAX_CONNECTIONS  connections at once (12000)
  MAX_REQUESTS     requests at once (500); beyond that they get 503
  STORE_MILLISECONDS  time of the embedded store's thread that one request may take (400)
  COST_PER_MINUTE  what one client may ask for in a minute (none: any amount)
  TRUST_PROXY      addresses of proxies whose X-Forwarded-For is believed (none)
  NODE_ENV         production, development or test (production)
  LOG_LEVEL        trace, debug, info, warn, error, fatal or silent (info)

Exit status: 0 all went well, 1 something failed (said on standard error, the rest was done), 2 wrong usage.`;

async function main(argv: readonly string[]): Promise<Status> {
  let status: Status = 0;
  const program = commandLine((result) => {
    status = result;
  });
  try {
    if (argv.length <= 2) throw errors.usage('no command is given');
    await program.parseAsync([...argv]);
    return status;
  } catch (error) {
    return statusOf(error);
  }
}

// Each command is loaded when it is called: `parse` starts without the weight of a store and a server.
function commandLine(finish: (status: Status) => void): Command {
  const program = new Command('broadsheet')
    .description('Reads newspaper pages into an archive that answers questions over GraphQL.')
    .version(programVersion(), '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', ENVIRONMENT)
    .exitOverride()
    // Errors are printed by `complain`, in one line.
    .configureOutput({ writeErr: () => undefined });
  withLexicon(
    withGiven(
      program
        .command('ingest')
        .description('read pages into the archive')
        .argument('<path...>', 'files, folders (*.txt and *.md in them) or - for standard input'),
    ),
  )
    .option('--dry-run', 'write nothing, and say what would become of each page')
    .option('--replace', 'put pages in the place of other texts of the same newspaper, date and edition')
    .option('--json', 'print the report as JSON')
    .option('--doubts', 'print the most doubtful facts of every page, not only where pages are few')
    .action(async (paths: string[], options) => {
      const { ingestCommand } = await import('./cli/ingest.js');
      finish(await ingestCommand(paths, options));
    });
  withLexicon(
    withGiven(
      program
        .command('parse')
        .description('print what would be stored of a page, without a store')
        .argument('<file>', 'a file, or - for standard input'),
    ),
  )
    .option('--json', 'print it as JSON')
    .option('--explain', 'print by which rule and where on the page each fact was found, and how likely it is right')
    .action(async (path: string, options) => {
      const { parseCommand } = await import('./cli/parse.js');
      finish(await parseCommand(path, options));
    });
  program
    .command('compact')
    .description("give back what the embedded store's file keeps free, while nothing else has it open")
    .action(async () => {
      const { compactCommand } = await import('./cli/compact.js');
      finish(await compactCommand());
    });
  program
    .command('check')
    .description('count anew what the archive keeps counted, and say what differs')
    .option('--repair', 'put right what differs')
    .option('--json', 'print what differs as JSON')
    .action(async (options) => {
      const { checkCommand } = await import('./cli/check.js');
      finish(await checkCommand(options));
    });
  program
    .command('backup')
    .description('write the archive as it is at this moment into a file, also while it is served')
    .argument('<file>', 'a file that is not there yet, or - for standard output')
    .action(async (path: string) => {
      const { backupCommand } = await import('./cli/backup.js');
      finish(await backupCommand(path));
    });
  program
    .command('export')
    .description('write all rows of a table that a filter matches into a file, also while the archive is served')
    .argument('<table>', 'articles, metrics, people or locations')
    .argument('[file]', 'a file whose name ends with .jsonl, .csv or .parquet, or - for standard output', '-')
    .option('--format <name>', 'jsonl, csv or parquet, whatever the name of the file')
    .option('--filter <json>', 'which rows: the filter of the list of that name in GraphQL, as JSON')
    .option('--columns <names>', 'which columns, with commas between (all)')
    .option('--snapshot <number>', 'with --after, to go on with an export that broke off')
    .option('--after <id>', 'the id in the last row that is there already')
    .action(async (table: string, path: string, options) => {
      const { exportCommand } = await import('./cli/export.js');
      finish(await exportCommand(table, path, options));
    });
  const corrections = program.command('corrections').description('what was corrected by hand, as a file');
  corrections
    .command('export')
    .description('write all corrections into a file, one a line, also while the archive is served')
    .argument('<file>', 'a file, or - for standard output')
    .action(async (path: string) => {
      const { exportCorrectionsCommand } = await import('./cli/corrections.js');
      finish(await exportCorrectionsCommand(path));
    });
  corrections
    .command('import')
    .description('make the corrections of a file those of this archive')
    .argument('<file>', 'what broadsheet corrections export wrote, or - for standard input')
    .option('--json', 'print what became of them as JSON')
    .action(async (path: string, options) => {
      const { importCorrectionsCommand } = await import('./cli/corrections.js');
      finish(await importCorrectionsCommand(path, options));
    });
  program
    .command('restore')
    .description('make the archive what a backup holds')
    .argument('<file>', 'what broadsheet backup wrote, or - for standard input')
    .option('--replace', 'put it in the place of what the archive holds')
    .option('--check', 'only say whether the file is whole')
    .action(async (path: string, options) => {
      const { restoreCommand } = await import('./cli/restore.js');
      finish(await restoreCommand(path, options));
    });
  program
    .command('upgrade')
    .description('bring an archive of an earlier version of the program to the version of this one')
    .action(async () => {
      const { upgradeCommand } = await import('./cli/upgrade.js');
      finish(await upgradeCommand());
    });
  program
    .command('mcp')
    .description(
      'answer an assistant over standard input and output (Model Context Protocol): from the archive here, or from a server',
    )
    .option('--url <address>', 'the server of another archive, such as http://127.0.0.1:4000/')
    .option('--correct', 'let the assistant correct the archive here, too')
    .action(async (options) => {
      const { mcpCommand } = await import('./cli/mcp.js');
      finish(await mcpCommand(options));
    });
  program
    .command('serve')
    .description('answer GraphQL queries about the archive')
    .action(async () => {
      const { serveCommand } = await import('./cli/serve.js');
      finish(await serveCommand());
    });
  withLexicon(program.command('start').description('read the sample pages into the archive, then serve it')).action(
    async (options) => {
      const { startCommand } = await import('./cli/serve.js');
      finish(await startCommand(options));
    },
  );
  return program;
}

function withGiven(command: Command): Command {
  const holds = 'for pages whose sidecar NAME.meta.json does not say';
  return command
    .addOption(new Option('--newspaper <name>', `the newspaper, ${holds}`))
    .addOption(new Option('--date <day>', `the day of publication as YYYY-MM-DD, ${holds}`))
    .addOption(new Option('--edition <name>', `the edition, such as A02, ${holds}`));
}

function withLexicon(command: Command): Command {
  return command.option(
    '--lexicon <file>',
    "a town's own names and offices, for pages that have no lexicon.yml beside them",
  );
}

function statusOf(error: unknown): Status {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    return statusOf(errors.usage(error.message.replace(/^error: /u, '').replace(/\.$/u, '')));
  }
  const failure = error instanceof CommandError ? error : failureOf(error);
  complain(failure);
  if (isDebugging()) console.error(error);
  return failure.exitStatus;
}

/** What nobody foresaw is the store's failure if the store's driver says so, and a defect of ours otherwise. */
function failureOf(error: unknown): CommandError {
  return error instanceof Error && error.name.startsWith('Mongo')
    ? errors.storeFailed(error)
    : errors.unexpected(error);
}

function isDebugging(): boolean {
  try {
    return ['debug', 'trace'].includes(loadConfig().logLevel);
  } catch {
    // The environment is what is wrong.
    return false;
  }
}

settleNodeEnv();
allowClosedOutput();
process.exitCode = await main(process.argv);
