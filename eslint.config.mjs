// Lints what is written in GraphQL and nothing else: TypeScript is Biome's.
import graphql from '@graphql-eslint/eslint-plugin';

const schema = 'schema.graphql';
const operations = 'sdk/operations/*.graphql';
const { parser } = graphql;

export default [
  {
    files: [schema],
    languageOptions: { parser, parserOptions: { graphQLConfig: { schema, documents: operations } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['schema-recommended'].rules,
      ...graphql.configs['schema-relay'].rules,
      // Whoever opens an explorer reads the schema first: nothing in it goes without a word.
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
          rootField: true,
        },
      ],
      // What stands for itself implements Node and so has an id; the rest are parts of what they are found in.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Short lists that are always given whole are plain lists; an appearance is an edge of its own kind, without an id.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
    },
  },
  {
    files: [operations],
    languageOptions: { parser, parserOptions: { graphQLConfig: { schema, documents: operations } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['operations-recommended'].rules,
      '@graphql-eslint/unique-operation-name': 'error',
      '@graphql-eslint/unique-fragment-name': 'error',
    },
  },
];
