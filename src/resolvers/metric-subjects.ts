/** Whom or what numbers are about. */
import { typeOfId } from '../schema/node.js';
import type { LocationDocument, OrganizationDocument, PersonDocument } from '../store/documents.js';
import { isGiven } from '../store/pagination.js';
import type { Loaders } from './loaders.js';

export type SubjectDocument = LocationDocument | OrganizationDocument | PersonDocument;

/** What has this id; null where the number is about nothing known, or was written before that was asked. */
export async function loadSubject(loaders: Loaders, id: string | null | undefined): Promise<SubjectDocument | null> {
  if (!isGiven(id)) return null;
  switch (typeOfId(id)) {
    case 'Location':
      return loaders.location.load(id);
    case 'Organization':
      return loaders.organization.load(id);
    case 'Person':
      return loaders.person.load(id);
    default:
      return null;
  }
}
