import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { Organization, OrganizationConnection, OrganizationFilter } from '../schema/organization.js';
import type { ArticleDocument, OrganizationDocument } from '../store/documents.js';
import { countOrganizations, findOrganizationNamed, findOrganizations } from '../store/organizations.js';
import { articleConnection, type Connection, type CountedConnection, connection } from './connection.js';
import { onlyOne } from './look-up.js';
import type { RequestState } from './request-state.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, {
    nullable: true,
    description: 'One organization, by id or by name; of several with the name, the one named in the most articles.',
  })
  async organization(
    @Arg('id', () => ID, { nullable: true, description: 'The id.' }) id: string | null,
    @Arg('name', () => String, { nullable: true, description: 'The name, or a printed form of it, in full.' })
    name: string | null,
    @Ctx('state') state: RequestState,
  ): Promise<OrganizationDocument | null> {
    const [by, value] = onlyOne({ id, name });
    if (by === 'id') return state.loaders.organization.load(value);
    return findOrganizationNamed(await state.snapshot(), value);
  }

  @Query(() => OrganizationConnection, { description: 'Organizations, by name.' })
  async organizations(
    @Arg('filter', () => OrganizationFilter, { nullable: true, description: 'Which organizations; all if left out.' })
    filter: OrganizationFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<OrganizationDocument>> {
    const snapshot = await state.snapshotFor(args);
    const conditions = { ...filter, since: args.since };
    const edges = await findOrganizations(snapshot, conditions, state.part(args), state.projection('organizations'));
    return connection(edges, () => countOrganizations(snapshot, conditions));
  }

  /** Organizations that no page names again since kinds are told have none. */
  @FieldResolver()
  kind(@Root() { kind }: OrganizationDocument): string {
    return kind ?? 'OTHER';
  }

  @FieldResolver()
  async articles(
    @Root() organization: OrganizationDocument,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<CountedConnection<ArticleDocument>> {
    const edges = await state.loaders.articlesNaming('organizations.organizationId', args).load(organization.id);
    return articleConnection(state, edges, organization, 'organizations.organizationId', {
      organization: organization.id,
      since: args.since,
    });
  }
}
