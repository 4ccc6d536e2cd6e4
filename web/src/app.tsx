/** Which screen stands at which address. A screen is loaded when it is first opened. */
import { lazy, Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { PATHS } from './addresses.js';
import { Faults } from './parts/faults.js';
import { SearchParamsProvider } from './parts/search-params.js';
import { NotHere } from './screens/not-here.js';
import { Shell } from './shell/shell.js';

const Home = lazy(() => import('./screens/home/home.js').then(({ Home }) => ({ default: Home })));
const Results = lazy(() => import('./screens/results/results.js').then(({ Results }) => ({ default: Results })));
const Article = lazy(() => import('./screens/article/article.js').then(({ Article }) => ({ default: Article })));
const Person = lazy(() => import('./screens/person/person.js').then(({ Person }) => ({ default: Person })));
const Place = lazy(() => import('./screens/place/place.js').then(({ Place }) => ({ default: Place })));
const Organization = lazy(() =>
  import('./screens/organization/organization.js').then(({ Organization }) => ({ default: Organization })),
);
const Corrections = lazy(() =>
  import('./screens/corrections/corrections.js').then(({ Corrections }) => ({ default: Corrections })),
);
const Numbers = lazy(() => import('./screens/numbers/numbers.js').then(({ Numbers }) => ({ default: Numbers })));
const Page = lazy(() => import('./screens/page/page.js').then(({ Page }) => ({ default: Page })));
const Issue = lazy(() => import('./screens/issue/issue.js').then(({ Issue }) => ({ default: Issue })));
const Newspaper = lazy(() =>
  import('./screens/newspaper/newspaper.js').then(({ Newspaper }) => ({ default: Newspaper })),
);
const Newspapers = lazy(() =>
  import('./screens/newspapers/newspapers.js').then(({ Newspapers }) => ({ default: Newspapers })),
);

export function App() {
  const [path] = useLocation();
  return (
    <SearchParamsProvider>
      <Shell>
        <Faults key={path}>
          <Suspense>
            <Switch>
              <Route path={PATHS.home}>
                <Home />
              </Route>
              <Route path={PATHS.results}>
                <Results />
              </Route>
              <Route path={PATHS.article}>{({ id }) => <Article key={id} id={id} />}</Route>
              <Route path={PATHS.person}>{({ id }) => <Person key={id} id={id} />}</Route>
              <Route path={PATHS.place}>{({ id }) => <Place key={id} id={id} />}</Route>
              <Route path={PATHS.organization}>{({ id }) => <Organization key={id} id={id} />}</Route>
              <Route path={PATHS.corrections}>
                <Corrections />
              </Route>
              <Route path={PATHS.numbers}>
                <Numbers />
              </Route>
              <Route path={PATHS.page}>{({ id }) => <Page key={id} id={id} />}</Route>
              <Route path={PATHS.newspapers}>
                <Newspapers />
              </Route>
              <Route path={PATHS.newspaper}>{({ id }) => <Newspaper key={id} id={id} />}</Route>
              <Route path={PATHS.issue}>
                {({ id, date }) => <Issue key={`${id} ${date}`} newspaper={id} date={date} />}
              </Route>
              <Route>
                <NotHere />
              </Route>
            </Switch>
          </Suspense>
        </Faults>
      </Shell>
    </SearchParamsProvider>
  );
}
