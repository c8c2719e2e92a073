import './csp';
import '@/theme/theme.css';
import '@/theme/mode';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setApiLanguage } from '@/api/client';
import { queryClient } from '@/api/queries';
import { onLanguage, startTexts } from '@/i18n';
import { startWorker } from './install';
import { router } from './router';

async function start(): Promise<void> {
  await startTexts();
  onLanguage(setApiLanguage);
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root');
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
  warmShell();
  startWorker();
}

/** While somebody types their password the frame behind the sign-in page is fetched. */
function warmShell(): void {
  if (window.location.pathname !== '/login') return;
  window.addEventListener('focusin', () => void import('./Shell'), { once: true });
}

void start();
