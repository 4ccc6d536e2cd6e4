/** One organization that is two, article by article. */
import { organizationId } from '../../ingest/ids.js';
import type { CorrectionRequest } from '../../resolvers/correction-service.js';
import { ArgumentError } from '../../store/argument-error.js';
import type { OrganizationDocument } from '../../store/documents.js';
import { type PartOverride, pageAnchor } from '../../store/overrides.js';
import type { ArchiveWriter } from '../../store/write.js';
import type { Intended } from '../apply.js';
import { articleAnchor } from '../articles.js';
import { checkedText, findArticleOf } from '../checked.js';
import { correctionId } from '../record.js';

type Request = Extract<CorrectionRequest, { type: 'PART' }>;

/** @throws ArgumentError for an organization that one of the articles does not name, or that is named nowhere else */
export async function partRequest(writer: ArchiveWriter, request: Request): Promise<Intended> {
  const organization = await findOrganization(writer, 'input.organization', request.organization);
  const all = await writer.find('articles', { 'organizations.organizationId': organization.id }, { id: 1 });
  const named = new Set(all.map(({ id }) => id));
  const missing = request.articles.find((id) => !named.has(id));
  if (missing !== undefined || request.articles.length === 0)
    throw new ArgumentError(
      'input.articles',
      `input.articles has "${missing ?? ''}", which does not name ${organization.name}.`,
    );
  const into = await otherOf(writer, request, organization);
  if (request.into === null && request.articles.length === named.size)
    throw new ArgumentError(
      'input.articles',
      `input.articles are all that name ${organization.name}: there is nothing to part from.`,
    );
  const found = await Promise.all(request.articles.map((id) => findArticleOf(writer, 'input.articles', id)));
  const articles = found.map(({ article, page }) => ({ page: pageAnchor(page), article: articleAnchor(article) }));
  return {
    kind: 'SEPARATE_ORGANIZATION',
    objects: [organization.id, into.id, ...request.articles],
    changes: [
      { field: 'organization', before: organization.id, after: into.id },
      ...(into.name === organization.name ? [] : [{ field: 'name', before: organization.name, after: into.name }]),
    ],
    override: { type: 'PART', from: organization.id, into, articles },
  };
}

/** The other: one of the archive, the one that goes by another name, or a namesake. */
async function otherOf(
  writer: ArchiveWriter,
  request: Request,
  organization: OrganizationDocument,
): Promise<PartOverride['into']> {
  if (request.into !== null) {
    if (request.name !== null)
      throw new ArgumentError('input.name', 'input.name is given beside input.into, which has a name: leave one out.');
    if (request.into === organization.id)
      throw new ArgumentError('input.into', 'input.into is the organization itself: give another, or none.');
    const { id, name, kind } = await findOrganization(writer, 'input.into', request.into);
    return { id, name, ...(kind !== undefined && { kind }) };
  }
  const name = request.name === null ? organization.name : checkedText('input.name', request.name);
  const { kind } = organization;
  const isNamesake = name === organization.name;
  const id = organizationId(name, isNamesake ? correctionId(request) : null);
  return { id, name, ...(kind !== undefined && { kind }) };
}

async function findOrganization(writer: ArchiveWriter, argument: string, id: string): Promise<OrganizationDocument> {
  const [organization] = await writer.find('organizations', { id });
  if (organization !== undefined) return organization;
  throw new ArgumentError(argument, `${argument} is "${id}": there is no organization with this id.`);
}
