/** One person: offices over time, where the newspapers name them, with whom and in which places. */
import { RoomPersonDocument, type RoomPersonQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { addressWith, newspaperAt, organizationAt, personAt, placeAt, searchAt } from '../../addresses.js';
import { useAsk } from '../../archive/ask.js';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { Pager, partIn, variablesOf } from '../../parts/pager.js';
import { Pieces } from '../../parts/pieces.js';
import { ProblemNotice } from '../../parts/problem.js';
import { otherSpellings, Profile, ProfileSkeleton } from '../../parts/profile.js';
import { Ranked, rankedOf } from '../../parts/ranked.js';
import { useSearchParams } from '../../parts/search-params.js';
import { useTitle } from '../../parts/title.js';
import { NotHere } from '../not-here.js';
import { Career } from './career.js';

const useWords = wordsOf({
  zh: {
    loading: '正在取人物',
    official: '官员',
    person: '人物',
    spelled: (names: string) => `也印作 ${names}`,
    appearances: '见报',
    all: '检索这些文章',
    articles: (count: string) => `${count} 篇`,
    beside: '同篇所见',
    people: '同篇的人',
    places: '同篇的地方',
    organizations: '同篇的机构',
    newspapers: '报纸',
  },
  en: {
    loading: 'Fetching the person',
    official: 'Official',
    person: 'Person',
    spelled: (names) => `also printed ${names}`,
    appearances: 'In the newspapers',
    all: 'Search these articles',
    articles: (count) => `articles: ${count}`,
    beside: 'In the same articles',
    people: 'With whom',
    places: 'In which places',
    organizations: 'Organizations',
    newspapers: 'Newspapers',
  },
});

/** Appearances on one screen. */
const SHOWN = 20;

export function Person({ id }: { readonly id: string }) {
  const words = useWords();
  const params = useSearchParams();
  const asked = useAsk(RoomPersonDocument, { id, ...variablesOf(partIn(params), SHOWN) });
  const data = asked.status === 'ANSWERED' ? asked.data : undefined;
  useTitle(data?.person?.name ?? null);
  if (asked.status === 'FAILED') return <ProblemNotice {...asked} />;
  if (data === undefined) return <ProfileSkeleton label={words.loading} />;
  return data.person === null ? <NotHere /> : <Shown data={data} person={data.person} />;
}

interface ShownProps {
  readonly data: RoomPersonQuery;
  readonly person: NonNullable<RoomPersonQuery['person']>;
}

function Shown({ data, person }: ShownProps) {
  const words = useWords();
  const written = useWritten();
  const { facets } = data.articles;
  const others = otherSpellings(person.name, person.spellings);
  return (
    <Profile
      above={person.isOfficial ? words.official : words.person}
      name={person.name}
      also={[
        <span key="pinyin" lang="zh-Latn">
          {person.pinyin}
        </span>,
        others === null ? null : words.spelled(others),
        words.articles(written.count(person.appearances.totalCount)),
      ]}
      beside={{
        label: words.beside,
        content: (
          <>
            <Ranked
              title={words.people}
              things={person.coAppearances.map(({ articleCount, person: other }) => ({
                key: other.id,
                name: other.name,
                count: articleCount,
                address: personAt(other.id),
              }))}
            />
            <Ranked title={words.places} things={rankedOf(facets.locations, placeAt)} />
            <Ranked title={words.organizations} things={rankedOf(facets.organizations, organizationAt)} />
            <Ranked title={words.newspapers} things={rankedOf(facets.newspapers, newspaperAt)} />
          </>
        ),
      }}
    >
      <Career offices={person.offices} />
      <section aria-labelledby="appearances">
        <h2 id="appearances">
          {words.appearances} <Link href={searchAt({ person: person.id })}>{words.all}</Link>
        </h2>
        <Pieces
          about={person.id}
          pieces={person.appearances.nodes.map(({ article, titles }) => ({ article, beside: titles.join('；') }))}
        />
        <Pager
          pageInfo={person.appearances.pageInfo}
          addressOf={(part) => addressWith(personAt(person.id), { ...part })}
        />
      </section>
    </Profile>
  );
}
