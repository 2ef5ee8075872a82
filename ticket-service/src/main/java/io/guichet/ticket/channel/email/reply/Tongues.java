package io.guichet.ticket.channel.email.reply;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What mail programs write around a quotation, by language: a table of words, each cell with its alternatives.
 * <p>
 * To teach another language, add its words to the rows; no code knows any of them.
 */
final class Tongues {

    /** How the line that introduces a quotation begins: <i>On</i> Monday … wrote. */
    private static final List<String> OPENERS = words("""
            en On, At
            fr Le
            de Am
            es El, En fecha
            it Il, Il giorno, In data
            pt Em, No dia, A, Às, Na
            nl Op
            da Den, D.
            sv Den
            nb På, Den
            fi Den
            .. Dnia, W dniu, Dne, Le, Vào, 在, 於, В
            """);

    /** What it says that somebody did: On Monday Claire <i>wrote</i>. */
    private static final List<String> VERBS = words(
            """
                    en wrote, writes, sent, said
                    fr a écrit, a ecrit, écrit, a envoyé
                    de schrieb, geschrieben, hat geschrieben
                    es escribió, escribio, ha escrito
                    it ha scritto, scrive
                    pt escreveu, escreveu o seguinte
                    nl schreef, geschreven
                    da skrev
                    sv skrev
                    nb skrev
                    fi kirjoitti
                    .. napisał(a), napisał, napisała, pisze, napsal(a), napísal(a), написал, написала, пишет, пише, написав, 写道, 寫道, đã viết
                    """);

    private static final List<String> FROM = words("""
            en From
            fr De, Expéditeur
            de Von, Absender
            es De, Remitente
            it Da, Mittente
            pt De, Remetente
            nl Van, Afzender
            da Fra, Afsender
            sv Från, Avsändare
            nb Fra, Avsender
            fi Lähettäjä
            .. Od, От, Від, 发件人, 寄件者, 差出人, Feladó
            """);

    private static final List<String> DATE = words("""
            en Sent, Date, Sent at
            fr Envoyé, Envoyé le, Date, Date d'envoi
            de Gesendet, Datum
            es Enviado, Enviado el, Fecha
            it Inviato, Data
            pt Enviado, Enviada em, Enviado em, Enviada, Data
            nl Verzonden, Datum
            da Sendt, Dato
            sv Skickat, Datum
            nb Sendt, Dato
            fi Lähetetty, Päivämäärä, Päiväys, Pvm
            .. Wysłano, Отправлено, Дата, 发送时间, 日期, 送信日時
            """);

    private static final List<String> TO = words("""
            en To
            fr À, A, Pour
            de An
            es Para, A
            it A
            pt Para
            nl Aan
            da Til
            sv Till
            nb Til
            fi Vastaanottaja
            .. Do, Кому, 收件人, 宛先
            """);

    private static final List<String> SUBJECT = words("""
            en Subject
            fr Objet, Sujet
            de Betreff
            es Asunto
            it Oggetto
            pt Assunto
            nl Onderwerp
            da Emne
            sv Ämne
            nb Emne
            fi Aihe
            .. Temat, Тема, 主题, 主旨, 件名
            """);

    /** Other fields that may stand among them. */
    private static final List<String> OTHER = words("""
            en Cc, Bcc, Reply-To, Importance, Attachments, Priority
            fr Copie à, Cc, Répondre à, Importance, Pièces jointes
            de Kopie, Cc, Antwort an, Antwort, Priorität, Wichtigkeit
            es CC, Responder a, Importancia
            it Cc, Risposta, Rispondi a, Priorità
            pt Cc, Responder a, Responder para
            nl CC, Antwoord, Antwoord aan, Urgentie
            da Cc, Svar til
            sv Kopia, Svara till, Prioritet
            nb Kopi, Svar til
            fi Kopio, Vastaus, Tärkeys
            """);

    /** What stands between dashes above a quotation. */
    private static final List<String> HEADINGS = words(
            """
                    en Original Message, Original Appointment, Original E-mail, Reply message, Forwarded Message, Begin forwarded message, Forwarded by
                    fr Message d'origine, Message original, Message d’origine, Message initial, Message transféré, Début du message réexpédié, Début du message transféré
                    de Ursprüngliche Nachricht, Original-Nachricht, Originalnachricht, Weitergeleitete Nachricht, Anfang der weitergeleiteten Nachricht, Ursprünglicher Termin
                    es Mensaje original, Mensaje reenviado, Inicio del mensaje reenviado, Comienzo del mensaje reenviado, Forwarded message
                    it Messaggio originale, Messaggio inoltrato, Inizio messaggio inoltrato
                    pt Mensagem original, Mensagem encaminhada, Início da mensagem encaminhada, Início da mensagem reencaminhada
                    nl Oorspronkelijk bericht, Origineel bericht, Doorgestuurd bericht, Begin doorgestuurd bericht, Oorspronkelijke bericht
                    da Oprindelig meddelelse, Original meddelelse, Videresendt meddelelse, Videresendt besked, Start på videresendt besked
                    sv Ursprungligt meddelande, Originalmeddelande, Vidarebefordrat meddelande, Vidarebefordrat brev
                    nb Opprinnelig melding, Original melding, Videresendt melding, Videresendt e-post, Start på videresendt melding
                    fi Alkuperäinen viesti, Välitetty viesti, Edelleenlähetetty viesti
                    .. Wiadomość oryginalna, Oryginalna wiadomość, Исходное сообщение, 原始邮件, 原始郵件
                    """);

    /** How a program says what device it runs on; what follows is the device. */
    private static final List<String> SENT = words(
            """
                    en Sent from, Sent via, Sent with, Sent by, Get Outlook for, Sent using
                    fr Envoyé depuis, Envoyé de, Envoyé à partir, Envoyé avec, Obtenez Outlook pour, Obtenir Outlook pour, Télécharger Outlook pour
                    de Gesendet von, Gesendet mit, Gesendet über, Gesendet aus, Von meinem, Von meiner, Diese Nachricht wurde von, Holen Sie sich Outlook, Outlook für, Hol dir Outlook
                    es Enviado desde, Enviado con, Enviado de, Obtener Outlook para, Obtenga Outlook para, Descargar Outlook para
                    it Inviato da, Inviato dal, Inviato con, Ottieni Outlook per, Scarica Outlook per
                    pt Enviado do, Enviado a partir, Enviado pelo, Enviado via, Enviado de, Enviado da, Obter o Outlook para, Obtenha o Outlook para
                    nl Verzonden met, Verzonden vanaf, Verzonden via, Verzonden vanuit, Verstuurd vanaf, Verstuurd met, Outlook voor, Download Outlook voor
                    da Sendt fra, Sendt via, Sendt med, Hent Outlook til
                    sv Skickat från, Skickat med, Skickat via, Skickades från, Hämta Outlook för, Skaffa Outlook för
                    nb Sendt fra, Sendt med, Sendt via, Skaff deg Outlook for, Få Outlook for, Last ned Outlook for
                    fi Lähetetty, Hanki Outlook
                    .. Wysłane z, Отправлено с, 從我的, 发自我的, Someone from, From my
                    """);

    /** How somebody says that their answers stand among the words of the other. */
    private static final List<String> AMONG = words(
            """
                    en inline, in line, my answers below, my comments below, see below in, answers in red, comments in red, answered below, see my answers, see my comments
                    fr mes réponses ci-dessous, mes réponses dans, réponses ci-dessous, réponses en rouge, dans le corps du message, dans le texte, voir mes réponses
                    de meine Antworten unten, Antworten unten, siehe unten in, Antworten im Text, inline, in rot
                    es mis respuestas abajo, respuestas abajo, respuestas en rojo, mis respuestas en
                    it mie risposte sotto, risposte in rosso, risposte qui sotto
                    pt minhas respostas abaixo, respostas abaixo, respostas a vermelho, respostas em vermelho
                    nl mijn antwoorden hieronder, antwoorden hieronder, antwoorden in rood
                    da mine svar nedenfor, svar nedenfor, svar med rødt
                    sv mina svar nedan, svar nedan, svar i rött
                    nb mine svar nedenfor, svar under, svar i rødt
                    fi vastaukseni alla, vastaukset alla, vastaukset punaisella
                    """);

    static final String OPENER = any(OPENERS);
    static final String VERB = any(VERBS);
    static final String FROM_FIELD = any(FROM);
    static final String DATE_FIELD = any(DATE);
    static final String TO_FIELD = any(TO);
    static final String SUBJECT_FIELD = any(SUBJECT);
    static final String ANY_FIELD = any(
            Stream.of(FROM, DATE, TO, SUBJECT, OTHER).flatMap(List::stream).toList());
    static final String HEADING = any(HEADINGS);
    static final String SENT_FROM = any(SENT);
    static final String ANSWERS_AMONG = any(AMONG);

    private Tongues() {}

    /** The words of a table: each line has a language, then words with commas in between. */
    private static List<String> words(String table) {
        return table.lines().flatMap(row -> Arrays.stream(row.substring(3).split(",\\s*"))).map(String::strip)
                .filter(word -> !word.isEmpty()).distinct().toList();
    }

    /** A pattern for any of them, the longest first; spaces may be of any kind. */
    private static String any(List<String> words) {
        return words.stream().sorted((one, other) -> other.length() - one.length())
                .map(word -> Arrays.stream(word.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+")))
                .collect(Collectors.joining("|", "(?:", ")"));
    }
}
