import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { App } from './app.js';
import { openClient } from './archive/client.js';
import { LanguageProvider } from './language/language.js';
import './styles/tokens.css';
import './styles/base.css';

const room = document.getElementById('room');
if (room === null) throw new Error('the page has no element with the id "room"');
createRoot(room).render(
  <StrictMode>
    <LanguageProvider>
      <Provider value={openClient()}>
        <App />
      </Provider>
    </LanguageProvider>
  </StrictMode>,
);
