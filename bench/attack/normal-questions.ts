/** What normal clients ask. */
export const QUESTIONS: readonly string[] = [
  '{ articles(first: 10) { nodes { headline people { name } page { date } } } }',
  '{ articles(first: 10, filter: { text: "完工" }) { nodes { headline } edges { highlights { span { text } } } } }',
  '{ people(first: 10) { nodes { name offices { title } } } }',
  '{ metricGroups(groupBy: KIND) { key sum } }',
  '{ pages(first: 5) { nodes { date articles { headline } } } }',
  '{ locations(first: 10) { nodes { name parent { name } } } }',
];
