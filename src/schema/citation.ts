import { registerEnumType } from 'type-graphql';

export enum CitationStyle {
  GB_T_7714 = 'GB_T_7714',
  CHICAGO = 'CHICAGO',
}
registerEnumType(CitationStyle, {
  name: 'CitationStyle',
  description: 'The rules by which a source is cited.',
  valuesConfig: {
    GB_T_7714: {
      description: 'GB/T 7714—2015, as Chinese publications ask for: 沈静. 新建粮仓开工[N]. 怀川晨报, 2020-10-16(A01).',
    },
    CHICAGO: {
      description:
        'The Chicago Manual of Style, as in a bibliography: 沈静. “新建粮仓开工.” 怀川晨报, October 16, 2020, A01.',
    },
  },
});
