/** Says where a peer answers; whoever started it waits for that. */
export function announce(port) {
  console.log(`http://127.0.0.1:${port}/graphql`);
}

// Ended by itself and not by the signal, a program leaves what it noted on the way (`--profile`).
process.once('SIGTERM', () => process.exit());
