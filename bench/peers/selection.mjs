/** Which fields an operation asks for below a field, so that no more is read. */

/** A document's fields do not change, and servers keep documents. */
const known = new WeakMap();

/** The names of the fields below the one being resolved, each with those below it: `{ nodes: { headline: {} } }`. */
export function selectionOf({ fieldNodes: [field], fragments }) {
  let selection = known.get(field);
  if (selection === undefined) {
    selection = {};
    gather(field.selectionSet, fragments, selection);
    known.set(field, selection);
  }
  return selection;
}

function gather(selectionSet, fragments, into) {
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === 'Field') {
      into[selection.name.value] ??= {};
      gather(selection.selectionSet, fragments, into[selection.name.value]);
    } else {
      gather((fragments[selection.name?.value] ?? selection).selectionSet, fragments, into);
    }
  }
}
