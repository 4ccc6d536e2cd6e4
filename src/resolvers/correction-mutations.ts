import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import {
  AddMentionInput,
  ByArgs,
  CorrectAppearanceInput,
  CorrectArticleInput,
  CorrectDayInput,
  CorrectionPayload,
  DropMentionInput,
  ExcludeNameInput,
  SeparateOrganizationInput,
  SeparatePersonInput,
  TextSpanInput,
} from '../schema/correction-mutations.js';
import { ArgumentError } from '../store/argument-error.js';
import type { Span } from '../store/documents.js';
import type { ArticleValues } from '../store/overrides.js';
import { isGiven } from '../store/pagination.js';
import { byOf } from './author.js';
import type { Corrected, CorrectionRequest, FactRequest, UnifiedKind } from './correction-service.js';
import { valuesIn } from './metric-mutations.js';
import { type NodeDocument, nodesOf } from './nodes.js';
import type { RequestState } from './request-state.js';

const INTO = 'The id of the one that is both.';
const FROM = 'The id of the one that is the other.';

@Resolver(() => CorrectionPayload)
export class CorrectionMutationResolver {
  @FieldResolver()
  affected(@Root() { ids }: Corrected, @Ctx('state') state: RequestState): Promise<NodeDocument[]> {
    return nodesOf(ids, state);
  }

  @Mutation(() => CorrectionPayload, {
    description: 'Corrects what an article says of itself, now and whenever the page is ingested again.',
  })
  correctArticle(
    @Arg('id', () => ID, { description: 'The id of the article.' }) id: string,
    @Arg('input', () => CorrectArticleInput, { description: 'What it is to say.' }) input: CorrectArticleInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return correct(state, { type: 'ARTICLE', article: id, values: articleValues(input) }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description:
      'Makes one article of two of a page: the second goes on where the first ends. What stood above it becomes a line of the text.',
  })
  joinArticles(
    @Arg('id', () => ID, { description: 'The id of the first, which the joined article keeps.' }) id: string,
    @Arg('other', () => ID, { description: 'The id of the second, which is gone then.' }) other: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return correct(state, { type: 'JOIN', article: id, other }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description: 'Makes two articles of one; the second is among what is affected.',
  })
  cutArticle(
    @Arg('id', () => ID, { description: 'The id of the article, which the first part keeps.' }) id: string,
    @Arg('at', () => Int, { description: 'Where the second begins: an offset into the text of the page.' }) at: number,
    @Arg('headline', () => String, {
      nullable: true,
      description: 'The headline of the second; taken from the beginning of its text where that says the same.',
    })
    headline: string | null,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return correct(state, { type: 'CUT', article: id, at, headline: headline ?? null }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description: 'Adds a person, an organization, a place or a number that an article names and that was not read.',
  })
  addMention(
    @Arg('input', () => AddMentionInput, { description: 'What it is, and where.' }) input: AddMentionInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    const request = { type: 'ADD', article: input.article, span: spanIn(input.span), fact: factIn(input) } as const;
    return correct(state, request, by);
  }

  @Mutation(() => CorrectionPayload, {
    description: 'Drops a person, an organization, a place or a number that an article does not name.',
  })
  dropMention(
    @Arg('input', () => DropMentionInput, { description: 'What it is, and where.' }) input: DropMentionInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    const { article, object } = input;
    const span = isGiven(input.span) ? spanIn(input.span) : null;
    return correct(state, { type: 'DROP', article, object, span }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description: 'Corrects what an article says of a person: the spelling, the titles.',
  })
  correctAppearance(
    @Arg('input', () => CorrectAppearanceInput, { description: 'Who, where, and what.' }) input: CorrectAppearanceInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    const { article, person, ...given } = input;
    return correct(state, { type: 'APPEARANCE', article, person, values: present(given) }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description: 'Calls a person so, whatever the pages print: what they print stays among the spellings.',
  })
  renamePerson(
    @Arg('id', () => ID, { description: 'The id of the person.' }) id: string,
    @Arg('name', () => String, { description: 'The name.' }) name: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return correct(state, { type: 'RENAME', person: id, name: name.trim() }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description: 'Makes two people of one, article by article. The other is among what is affected.',
  })
  separatePerson(
    @Arg('input', () => SeparatePersonInput, { description: 'Who, and where they are another.' })
    input: SeparatePersonInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    const { person, into = null } = input;
    const articles = [...new Set(input.articles)].sort();
    return correct(state, { type: 'SEPARATE', person, articles, into }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description:
      'Makes two organizations of one, article by article. The other is among what is affected. What parts places in an article is `linkLocation`.',
  })
  separateOrganization(
    @Arg('input', () => SeparateOrganizationInput, { description: 'Which, and where it is another.' })
    input: SeparateOrganizationInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    const { organization, into = null } = input;
    const articles = [...new Set(input.articles)].sort();
    const name = input.name?.trim() ?? null;
    return correct(state, { type: 'PART', organization, articles, into, name }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description:
      'Says which day it is that a stretch of an article speaks of. What was read as no day becomes one of its `dates`.',
  })
  correctDay(
    @Arg('input', () => CorrectDayInput, { description: 'Where, and which.' }) input: CorrectDayInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    const { article, span, date = null } = input;
    return correct(state, { type: 'DAY', article, span: spanIn(span), day: { date } }, by);
  }

  @Mutation(() => CorrectionPayload, { description: 'Says that a stretch of an article speaks of no day.' })
  dropDay(
    @Arg('article', () => ID, { description: 'The id of the article.' }) article: string,
    @Arg('span', () => TextSpanInput, { description: 'Where it is printed: the span of an `EventDate`.' })
    span: TextSpanInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return correct(state, { type: 'DAY', article, span: spanIn(span), day: null }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description: 'Takes one organization for another wherever it is named, also on pages that are ingested later.',
  })
  mergeOrganizations(
    @Arg('into', () => ID, { description: INTO }) into: string,
    @Arg('from', () => ID, { description: FROM }) from: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return unify(state, 'UNIFY', 'ORGANIZATION', { into, from }, by);
  }

  @Mutation(() => CorrectionPayload, { description: 'Undoes `mergeOrganizations`.' })
  splitOrganizations(
    @Arg('into', () => ID, { description: INTO }) into: string,
    @Arg('from', () => ID, { description: FROM }) from: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return unify(state, 'SPLIT', 'ORGANIZATION', { into, from }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description:
      'Takes one place for another wherever it is named, with what lies in it, also on pages that are ingested later.',
  })
  mergeLocations(
    @Arg('into', () => ID, { description: INTO }) into: string,
    @Arg('from', () => ID, { description: FROM }) from: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return unify(state, 'UNIFY', 'LOCATION', { into, from }, by);
  }

  @Mutation(() => CorrectionPayload, { description: 'Undoes `mergeLocations`.' })
  splitLocations(
    @Arg('into', () => ID, { description: INTO }) into: string,
    @Arg('from', () => ID, { description: FROM }) from: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return unify(state, 'SPLIT', 'LOCATION', { into, from }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description:
      'Says that something is no name, for good: on all pages of the archive, and on those that are to come, which are read without it.',
  })
  excludeName(
    @Arg('input', () => ExcludeNameInput, { description: 'What is no name, and of what.' }) input: ExcludeNameInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    const kinds = [...new Set(input.kinds)].sort();
    return correct(state, { type: 'EXCLUDE', name: input.name.trim(), kinds }, by);
  }

  @Mutation(() => CorrectionPayload, {
    description:
      'Takes a correction back: what the pages say by themselves, and what other corrections say, holds again. Undone already, it stays so.',
  })
  undo(
    @Arg('correctionId', () => ID, { description: 'The id of the correction.' }) id: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Corrected> {
    return state.correct((corrections) => corrections.undo(id, byOf(by)));
  }
}

function spanIn({ start, end }: TextSpanInput): Span {
  return { start, end };
}

function correct(state: RequestState, request: CorrectionRequest, by: ByArgs): Promise<Corrected> {
  return state.correct((corrections) => corrections.correct(request, byOf(by)));
}

function unify(
  state: RequestState,
  type: 'UNIFY' | 'SPLIT',
  of: UnifiedKind,
  { into, from }: { into: string; from: string },
  by: ByArgs,
): Promise<Corrected> {
  return correct(state, { type, of, into, from }, by);
}

/** What is given; an article has always a kind and a byline, which may be empty. */
function articleValues({ kind, byline, ...nullable }: CorrectArticleInput): ArticleValues {
  const given = Object.fromEntries(Object.entries(nullable).filter(([, value]) => value !== undefined));
  return {
    ...given,
    ...(isGiven(kind) && { kind }),
    ...(byline !== undefined && { byline: (byline ?? []).map(({ name, role }) => ({ name, role })) }),
  };
}

function factIn({ person, organization, location, metric }: AddMentionInput): FactRequest {
  const facts: FactRequest[] = [];
  if (isGiven(person)) {
    const titles = person.titles ?? [];
    const isOfficial = titles.length > 0 && (person.isOfficial ?? true);
    facts.push({ type: 'PERSON', name: person.name ?? null, titles, isOfficial });
  }
  if (isGiven(organization)) {
    const { name = null, kind } = organization;
    facts.push({ type: 'ORGANIZATION', name, ...(isGiven(kind) && { kind }) });
  }
  if (isGiven(location)) {
    const { id = null, code = null, name = null, within = null } = location;
    facts.push({ type: 'LOCATION', place: { location: id, code }, name, within });
  }
  if (isGiven(metric)) facts.push({ type: 'METRIC', values: valuesIn(metric) });
  const [fact] = facts;
  if (fact !== undefined && facts.length === 1) return fact;
  throw new ArgumentError(
    'input',
    `input says ${facts.length} things that the article names: give exactly one of person, organization, location, metric.`,
  );
}

function present<T extends object>(given: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => isGiven(value))) as {
    [Key in keyof T]?: NonNullable<T[Key]>;
  };
}
