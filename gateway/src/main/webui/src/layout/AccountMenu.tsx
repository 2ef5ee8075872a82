import { Menu, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/types';
import { Initials } from '../shared/Initials';

export function AccountMenu({ me }: { me: Me | undefined }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={t('account.label')}>
          <Initials name={me?.name ?? ''} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me && (
          <>
            <Menu.Label>
              <Text size="sm" fw={600} c="var(--guichet-ink)">
                {me.name}
              </Text>
              <Text size="xs" className="soft">
                {me.email}
              </Text>
              <Text size="xs" className="soft">
                {profileName(me, t)}
              </Text>
            </Menu.Label>
            <Menu.Divider />
          </>
        )}
        <Menu.Item component="a" href="/api-docs.html">
          {t('nav.apiDocs')}
        </Menu.Item>
        <Menu.Item component="a" href="/logout">
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function profileName(me: Me, t: ReturnType<typeof useTranslation>['t']): string {
  return me.profile ? t(`profile.${me.profile}` as 'profile.agent', { defaultValue: me.profile }) : t('account.customer');
}
