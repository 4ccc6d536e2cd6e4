import type { Collection, Db } from 'mongodb';
import type { ArchiveDocument, FigureDocument, SearchDocument } from './bookkeeping-documents.js';
import type { WriteDocument } from './change-log.js';
import type { CorrectionDocument } from './correction-documents.js';
import type {
  ArticleDocument,
  IssueDocument,
  LocationDocument,
  MetricDocument,
  NewspaperDocument,
  OrganizationDocument,
  PageDocument,
  PersonDocument,
} from './documents.js';

/** The archive's collections, each with the type of its documents. */
export interface Collections {
  readonly archive: Collection<ArchiveDocument>;
  readonly pages: Collection<PageDocument>;
  readonly articles: Collection<ArticleDocument>;
  readonly metrics: Collection<MetricDocument>;
  readonly people: Collection<PersonDocument>;
  readonly locations: Collection<LocationDocument>;
  readonly organizations: Collection<OrganizationDocument>;
  readonly newspapers: Collection<NewspaperDocument>;
  readonly issues: Collection<IssueDocument>;
  readonly search: Collection<SearchDocument>;
  readonly corrections: Collection<CorrectionDocument>;
  readonly figures: Collection<FigureDocument>;
  /** What each write changed, by the number of its snapshot. */
  readonly changes: Collection<WriteDocument>;
}

export function collectionsOf(db: Db): Collections {
  return {
    archive: db.collection('archive'),
    pages: db.collection('pages'),
    articles: db.collection('articles'),
    metrics: db.collection('metrics'),
    people: db.collection('people'),
    locations: db.collection('locations'),
    organizations: db.collection('organizations'),
    newspapers: db.collection('newspapers'),
    issues: db.collection('issues'),
    search: db.collection('search'),
    corrections: db.collection('corrections'),
    figures: db.collection('figures'),
    changes: db.collection('changes'),
  };
}
