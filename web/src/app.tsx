/** Which screen stands at which address. A screen is loaded when it is first opened. */
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { PATHS } from './addresses.js';
import { Faults } from './parts/faults.js';
import { NotHere } from './screens/not-here.js';
import { Shell } from './shell/shell.js';

const Home = lazy(() => import('./screens/home/home.js').then(({ Home }) => ({ default: Home })));
const Results = lazy(() => import('./screens/results/results.js').then(({ Results }) => ({ default: Results })));
const Article = lazy(() => import('./screens/article/article.js').then(({ Article }) => ({ default: Article })));

export function App() {
  return (
    <Shell>
      <Faults>
        <Suspense>
          <Switch>
            <Route path={PATHS.home}>
              <Home />
            </Route>
            <Route path={PATHS.results}>
              <Results />
            </Route>
            <Route path={PATHS.article}>{({ id }) => <Article key={id} id={id} />}</Route>
            <Route>
              <NotHere />
            </Route>
          </Switch>
        </Suspense>
      </Faults>
    </Shell>
  );
}
