/** One place: what it lies in and holds, the articles that name it or anything inside it, and the numbers about it. */
import { RoomPlaceDocument, type RoomPlaceQuery } from 'broadsheet-sdk/documents';
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
    loading: '正在取地方',
    within: '所在',
    spelled: (names: string) => `也写作 ${names}`,
    code: (code: string) => `行政区划代码 ${code}`,
    articlesCount: (count: string) => `${count} 篇`,
    articles: '提到这里的文章',
    all: '检索这些文章',
    beside: '同篇所见',
    holds: '所辖与所在',
    people: '人物',
    organizations: '机构',
    newspapers: '报纸',
  },
  en: {
    loading: 'Fetching the place',
    within: 'Lies in',
    spelled: (names) => `also written ${names}`,
    code: (code) => `division code ${code}`,
    articlesCount: (count) => `articles: ${count}`,
    articles: 'Articles that name it or what lies in it',
    all: 'Search these articles',
    beside: 'In the same articles',
    holds: 'What lies in it',
    people: 'People',
    organizations: 'Organizations',
    newspapers: 'Newspapers',
  },
});

/** Articles on one screen. */
const SHOWN = 20;

export function Place({ id }: { readonly id: string }) {
  const words = useWords();
  const params = useSearchParams();
  const asked = useAsk(RoomPlaceDocument, { id, ...variablesOf(partIn(params), SHOWN) });
  const data = asked.status === 'ANSWERED' ? asked.data : undefined;
  useTitle(data?.location?.name ?? null);
  if (asked.status === 'FAILED') return <ProblemNotice {...asked} />;
  if (data === undefined) return <ProfileSkeleton label={words.loading} />;
  return data.location === null ? <NotHere /> : <Shown data={data} place={data.location} />;
}

interface ShownProps {
  readonly data: RoomPlaceQuery;
  readonly place: NonNullable<RoomPlaceQuery['location']>;
}

function Shown({ data, place }: ShownProps) {
  const words = useWords();
  const written = useWritten();
  const terms = useTerms();
  const { facets, totalCount, nodes, pageInfo } = place.articles;
  const others = otherSpellings(place.name, place.spellings);
  return (
    <Profile
      above={
        <nav aria-label={words.within} lang="zh">
          {place.ancestors.map(({ id, name }) => (
            <span key={id}>
              <Link href={placeAt(id)}>{name}</Link> ›{' '}
            </span>
          ))}
        </nav>
      }
      name={place.name}
      also={[
        terms.levels[place.level],
        others === null ? null : words.spelled(others),
        place.code === null ? null : words.code(place.code),
        words.articlesCount(written.count(totalCount)),
      ]}
      beside={{
        label: words.beside,
        content: (
          <>
            <Ranked
              title={words.holds}
              things={place.children.nodes.map(({ id, name }) => ({
                key: id,
                name,
                count: null,
                address: placeAt(id),
              }))}
            />
            <Ranked title={words.people} things={rankedOf(facets.people, personAt)} />
            <Ranked title={words.organizations} things={rankedOf(facets.organizations, organizationAt)} />
            <Ranked title={words.newspapers} things={rankedOf(facets.newspapers, newspaperAt)} />
          </>
        ),
      }}
    >
      <NumbersAbout id={place.id} metrics={data.metrics} />
      <section aria-labelledby="articles">
        <h2 id="articles">
          {words.articles} <Link href={searchAt({ place: place.id })}>{words.all}</Link>
        </h2>
        <Pieces about={place.id} pieces={nodes.map((article) => ({ article }))} />
        <Pager pageInfo={pageInfo} addressOf={(part) => addressWith(placeAt(place.id), { ...part })} />
      </section>
    </Profile>
  );
}
