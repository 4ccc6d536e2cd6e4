/** The questions whose cost is measured. */
export interface Question {
  readonly title: string;
  readonly query: string;
}

const FRONT = `officials { name titles person { offices { title } } } locations { name level parent { name } }
  metrics { label value unit normalizedValue normalizedUnit }`;

export const QUESTIONS: readonly Question[] = [
  {
    title: 'the front page, 10 articles',
    query: `{ articles(first: 10) { nodes { headline kind ${FRONT} } } }`,
  },
  {
    title: 'the front page, 10 articles and how many there are',
    query: `{ articles(first: 10) { totalCount nodes { headline kind ${FRONT} } } }`,
  },
  {
    title: 'the latest 100 articles with all about them',
    query: `{ articles(first: 100, orderBy: DATE_DESC) { nodes { headline body page { name } ${FRONT} } } }`,
  },
  {
    title: 'the last articles of the archive, backward',
    query: '{ articles(last: 20) { nodes { headline } } }',
  },
  {
    title: 'articles of one kind in a year',
    query:
      '{ articles(first: 20, filter: { kinds: [STORY], date: { from: "2001-01-01", to: "2001-12-31" } }) { nodes { headline } } }',
  },
  {
    title: 'articles in a city that mention an official',
    query: '{ articles(first: 20, filter: { locationName: "长治市", personName: "段崇礼" }) { nodes { headline } } }',
  },
  {
    title: 'articles that report a sum over 100 million',
    query:
      '{ articles(first: 20, filter: { metric: { kinds: [AMOUNT], value: { gt: 1e8 } } }) { nodes { headline } } }',
  },
  {
    title: 'the 20 largest sums of money',
    query:
      '{ metrics(first: 20, orderBy: VALUE_DESC, filter: { kinds: [AMOUNT] }) { nodes { text label article { headline } } } }',
  },
  {
    title: 'sums of money by month',
    query: '{ metricGroups(groupBy: MONTH, filter: { unit: "CNY" }) { key sum count } }',
  },
  {
    title: 'all numbers by sort of measure',
    query: '{ metricGroups(groupBy: KIND) { key normalizedUnit sum average count } }',
  },
  {
    title: '20 officials with their latest articles and company',
    query: `{ people(first: 20, filter: { isOfficial: true }) { nodes { name offices { title }
      appearances(first: 3) { totalCount nodes { titles article { headline } } }
      coAppearances(first: 3) { articleCount person { name } } } } }`,
  },
  {
    title: '20 locations with articles and what is in them',
    query: `{ locations(first: 20) { nodes { name articles(first: 3) { totalCount nodes { headline } }
      children(first: 3) { totalCount nodes { name } } } } }`,
  },
  {
    title: '10 articles and what is related to them',
    query: '{ articles(first: 10) { nodes { headline related(first: 3) { score article { headline } } } } }',
  },
  {
    title: 'people by the beginning of their pinyin',
    query: '{ people(first: 10, filter: { text: "wang" }) { nodes { name } } }',
  },
  {
    title: 'articles with a word of one page in seven',
    query: '{ articles(first: 20, filter: { text: "植树" }) { totalCount edges { score node { headline } } } }',
  },
  {
    title: 'articles with two words of every second page',
    query: '{ articles(first: 20, filter: { text: "记者 发展" }) { totalCount edges { score node { headline } } } }',
  },
  {
    title: 'articles with a phrase, and where they have it',
    query: `{ articles(first: 20, filter: { text: "“本报讯”" }) {
      edges { score node { headline } highlights { span { text } matches { text } } } } }`,
  },
  {
    title: 'articles with a word, of one kind, in a year',
    query:
      '{ articles(first: 20, filter: { text: "记者", kinds: [STORY], date: { from: "2001-01-01", to: "2001-12-31" } }) { totalCount nodes { headline } } }',
  },
  {
    title: 'everything that begins with or says a name',
    query:
      '{ search(first: 20, text: "王") { totalCount nodes { __typename ... on Article { headline } ... on Person { name } } } }',
  },
  {
    title: 'figures about the archive',
    query: '{ archive { pageCount articleCount metricCount personCount firstDate lastDate coverage } }',
  },
];
