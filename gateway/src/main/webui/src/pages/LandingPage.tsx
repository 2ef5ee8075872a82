import { Button, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { useSession } from '../api/queries';
import { LanguageSwitch } from '../layout/LanguageSwitch';
import { Logo } from '../shared/icons';
import styles from './LandingPage.module.css';

/** The public door: the product's name and one button. */
export function LandingPage() {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const [query] = useSearchParams();
  useDocumentTitle(t('product'));

  if (session.data?.signedIn) {
    return <Navigate to="/queue" replace />;
  }
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <LanguageSwitch />
      </header>
      <main className={styles.counter}>
        <Logo size={64} />
        <Title order={1}>{t('product')}</Title>
        <Text size="lg" fw={500}>
          {t('tagline')}
        </Text>
        <Text className="soft">{t('landing.intro')}</Text>
        {query.has('failed') && (
          <Text role="alert" fw={500} c="var(--guichet-late)">
            {t('landing.failed')}
          </Text>
        )}
        {query.has('signedOut') && <Text role="status">{t('landing.signedOut')}</Text>}
        <Button component="a" href={`/login?ui_locales=${i18n.resolvedLanguage}`} size="md" mt="sm">
          {t('landing.signIn')}
        </Button>
      </main>
    </div>
  );
}
