import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../shared/Notice';

/** A fault of this page itself: say so plainly and offer the way back. */
export function ErrorPage() {
  const { t } = useTranslation();
  return (
    <main>
      <Notice page title={t('crash.title')} text={t('crash.text')}>
        <Button component="a" href="/queue" variant="default" mt="sm">
          {t('notFound.back')}
        </Button>
      </Notice>
    </main>
  );
}
