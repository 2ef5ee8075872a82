import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useMe } from '../api/queries';
import { Logo } from '../shared/icons';
import { AccountMenu } from './AccountMenu';
import { Bell } from './Bell';
import { LanguageSwitch } from './LanguageSwitch';
import { NoAccess } from './NoAccess';
import styles from './Shell.module.css';
import { signInAndReturn, useSessionEnded } from './sessionEnd';
import { useLiveUpdates } from './useLiveUpdates';

/** What every signed-in page shares: the header, the live stream and the end of the session. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const live = useLiveUpdates();
  const main = useFocusOnNavigation();
  const outsider = me.data !== undefined && me.data.kind !== 'PERSON';

  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className={styles.header}>
        <Link className={styles.brand} to="/queue" aria-label={t('product')}>
          <Logo />
          <span>{t('product')}</span>
        </Link>
        <nav className={styles.nav} aria-label={t('nav.label')}>
          <NavLink to="/queue">{t('nav.queue')}</NavLink>
        </nav>
        <div className={styles.space} />
        <p className={styles.live} data-live={live} role="status" title={live ? t('live.on') : t('live.off')}>
          <span>{live ? t('live.on') : t('live.off')}</span>
        </p>
        <LanguageSwitch />
        <Bell />
        <AccountMenu me={me.data} />
      </header>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {outsider ? <NoAccess /> : <Outlet />}
      </main>
      <SessionEndDialog />
    </>
  );
}

function SessionEndDialog() {
  const { t } = useTranslation();
  const ended = useSessionEnded();
  return (
    <Modal.Root opened={ended} onClose={() => undefined} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Modal.Title fw={650} fz="lg" mb="xs">
            {t('sessionEnded.title')}
          </Modal.Title>
          <Text mb="md">{t('sessionEnded.text')}</Text>
          <Group justify="flex-end">
            <Button component="a" href={signInAndReturn()}>
              {t('landing.signIn')}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A screen reader starts at the new page's content, as after a page load. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== pathname) {
      shown.current = pathname;
      main.current?.focus();
      window.scrollTo(0, 0);
    }
  }, [pathname]);
  return main;
}
