import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { fr } from './fr';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const CHOICE = 'guichet.language';

/** The person's own choice first, then the browser's wishes in their order, then English. */
export function preferredLanguage(chosen: string | null, wishes: readonly string[]): Language {
  const candidates = [chosen, ...wishes].map((tag) => tag?.slice(0, 2).toLowerCase());
  return LANGUAGES.find((language) => language === candidates.find((c) => c === 'fr' || c === 'en')) ?? 'en';
}

export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, fr: { translation: fr } },
    lng: preferredLanguage(localStorage.getItem(CHOICE), navigator.languages),
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
  });
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(CHOICE, language);
  void i18next.changeLanguage(language);
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}
