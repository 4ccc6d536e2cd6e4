/** One organization: the articles that name it, who and what stands in them, and the numbers about it. */
import { RoomOrganizationDocument, type RoomOrganizationQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { addressWith, newspaperAt, organizationAt, personAt, placeAt, searchAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { NumbersAbout } from '../../parts/numbers-about.js';
import { Pager, partIn, variablesOf } from '../../parts/pager.js';
import { Pieces } from '../../parts/pieces.js';
import { ProblemNotice } from '../../parts/problem.js';
import { otherSpellings, Profile, ProfileSkeleton } from '../../parts/profile.js';
import { Ranked, rankedOf } from '../../parts/ranked.js';
import { useSearchParams } from '../../parts/search-params.js';
import { useTitle } from '../../parts/title.js';
import { NotHere } from '../not-here.js';

const useWords = wordsOf({
  zh: {
    loading: '正在取机构',
    spelled: (names: string) => `也写作 ${names}`,
    articlesCount: (count: string) => `${count} 篇`,
    articles: '提到它的文章',
    all: '检索这些文章',
    beside: '同篇所见',
    people: '人物',
    places: '地点',
    newspapers: '报纸',
  },
  en: {
    loading: 'Fetching the organization',
    spelled: (names) => `also written ${names}`,
    articlesCount: (count) => `articles: ${count}`,
    articles: 'Articles that name it',
    all: 'Search these articles',
    beside: 'In the same articles',
    people: 'People',
    places: 'Places',
    newspapers: 'Newspapers',
  },
});

/** Articles on one screen. */
const SHOWN = 20;

export function Organization({ id }: { readonly id: string }) {
  const words = useWords();
  const params = useSearchParams();
  const asked = useAsk(RoomOrganizationDocument, { id, ...variablesOf(partIn(params), SHOWN) });
  const data = asked.status === 'ANSWERED' ? asked.data : undefined;
  useTitle(data?.organization?.name ?? null);
  if (asked.status === 'FAILED') return <ProblemNotice {...asked} />;
  if (data === undefined) return <ProfileSkeleton label={words.loading} />;
  return data.organization === null ? <NotHere /> : <Shown data={data} organization={data.organization} />;
}

interface ShownProps {
  readonly data: RoomOrganizationQuery;
  readonly organization: NonNullable<RoomOrganizationQuery['organization']>;
}

function Shown({ data, organization }: ShownProps) {
  const words = useWords();
  const written = useWritten();
  const terms = useTerms();
  const { facets, totalCount, nodes, pageInfo } = organization.articles;
  const others = otherSpellings(organization.name, organization.spellings);
  return (
    <Profile
      above={terms.bodies[organization.kind]}
      name={organization.name}
      also={[others === null ? null : words.spelled(others), words.articlesCount(written.count(totalCount))]}
      beside={{
        label: words.beside,
        content: (
          <>
            <Ranked title={words.people} things={rankedOf(facets.people, personAt)} />
            <Ranked title={words.places} things={rankedOf(facets.locations, placeAt)} />
            <Ranked title={words.newspapers} things={rankedOf(facets.newspapers, newspaperAt)} />
          </>
        ),
      }}
    >
      <NumbersAbout id={organization.id} metrics={data.metrics} />
      <section aria-labelledby="articles">
        <h2 id="articles">
          {words.articles} <Link href={searchAt({ organization: organization.id })}>{words.all}</Link>
        </h2>
        <Pieces about={organization.id} pieces={nodes.map((article) => ({ article }))} />
        <Pager pageInfo={pageInfo} addressOf={(part) => addressWith(organizationAt(organization.id), { ...part })} />
      </section>
    </Profile>
  );
}
