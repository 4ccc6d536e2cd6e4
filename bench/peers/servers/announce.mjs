/** Says where a peer answers; whoever started it waits for that. */
export function announce(port) {
  console.log(`http://127.0.0.1:${port}/graphql`);
}
