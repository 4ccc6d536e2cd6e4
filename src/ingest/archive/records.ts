/** What the archive is to hold of each kind, final: a document without what makes it a version. */
import type {
  ArticleDocument,
  LocationDocument,
  MetricDocument,
  OrganizationDocument,
  PageDocument,
  PersonDocument,
  Versioned,
} from '../../store/documents.js';
import type { Unversioned } from '../../store/write.js';

export type PageRecord = Unversioned<PageDocument>;
export type ArticleRecord = Unversioned<ArticleDocument>;
export type MetricRecord = Unversioned<MetricDocument>;
export type PersonRecord = Unversioned<PersonDocument>;
export type LocationRecord = Unversioned<LocationDocument>;
export type OrganizationRecord = Unversioned<OrganizationDocument>;

/** What the archive has and what it is to have, of everything that was considered. */
export interface Revision<Document extends Versioned> {
  readonly stored: readonly Document[];
  readonly wanted: readonly Unversioned<Document>[];
}
