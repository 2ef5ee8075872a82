import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language } from '../i18n';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language.label')}
      value={i18n.resolvedLanguage ?? 'en'}
      onChange={(language) => chooseLanguage(language as Language)}
      data={[
        { value: 'fr', label: <abbr title={t('language.fr')}>FR</abbr> },
        { value: 'en', label: <abbr title={t('language.en')}>EN</abbr> },
      ]}
    />
  );
}
