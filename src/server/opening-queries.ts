/** What the explorers show to somebody who opens them for the first time. */
export interface OpeningQuery {
  readonly title: string;
  readonly query: string;
}

export const OPENING_QUERIES: readonly OpeningQuery[] = [
  {
    title: 'Articles',
    query: `# Articles with the officials, places and numbers in them.
query Articles {
  articles(first: 10) {
    totalCount
    nodes {
      headline
      kind
      officials {
        name
        titles
        person {
          offices {
            title
          }
        }
      }
      locations {
        name
        level
        parent {
          name
        }
      }
      metrics {
        label
        value
        unit
        normalizedValue
        normalizedUnit
      }
    }
  }
}
`,
  },
  {
    title: 'Officials',
    query: `# Who holds which office, and with whom they appear.
query Officials {
  people(filter: { isOfficial: true }, first: 10) {
    nodes {
      name
      pinyin
      offices {
        title
        firstSeen
        lastSeen
        articleCount
      }
      coAppearances(first: 3) {
        articleCount
        person {
          name
        }
      }
    }
  }
}
`,
  },
  {
    title: 'Numbers',
    query: `# The largest sums of money, each with the sentence that reports it.
query Numbers {
  metrics(filter: { kinds: [AMOUNT] }, orderBy: VALUE_DESC, first: 10) {
    nodes {
      label
      text
      normalizedValue
      normalizedUnit
      sentence
      article {
        headline
        page {
          name
          date
        }
      }
    }
  }
}
`,
  },
];
