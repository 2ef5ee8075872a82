package io.guichet.ticket.channel.email;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The language of a text, by its commonest small words; silent when they do not tell. */
final class MailLanguage {

    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            words("en",
                    "the and you your is are was were this that have has not with for from please what when will would can cannot it my we our i'm don't thanks hello to of in on"),
            words("fr",
                    "le la les des une est et vous votre nous notre je j'ai ne pas pour avec dans sur que qui ce cette mon ma mes merci bonjour cordialement c'est d'une il a été au aux du"),
            words("de",
                    "der die das und ist ich sie wir nicht ein eine mit für auf von zu den dem ihre ihr mein meine bitte danke hallo habe haben wird wurde kann auch grüßen"),
            words("es",
                    "el los las una es y que de en por para con no mi su se del al gracias hola estoy tengo puedo cuando pero está saludos buenos días usted"),
            words("it",
                    "il lo gli una è e che di per con non mi sono ho della dei del nel grazie buongiorno salve vorrei posso quando ma questo questa saluti ancora"),
            words("pt",
                    "o os as uma é e que de em por para com não meu minha seu do da no na obrigado obrigada olá estou tenho posso quando mas está você cumprimentos"),
            words("nl",
                    "de het een en is ik u uw wij niet met voor op van te zijn mijn dank hallo heb hebben kan wordt werd maar ook dat dit graag groeten"),
            words("da",
                    "og er jeg det ikke til med for på af en et har kan min mit vi tak hej men som den venlig hilsen kunne blev også mig dette"),
            words("sv",
                    "och är jag det inte till med för på av en ett har kan min mitt vi tack hej men som den vänliga hälsningar kunde blev också mig detta"),
            words("nb",
                    "og er jeg det ikke til med for på av en et har kan min mitt vi takk hei men som den vennlig hilsen kunne ble også meg dette"),
            words("fi",
                    "ja on en ei se että minä olen voin kun mutta tämä kiitos hei terveisin ole myös oli minun jos kuin mitä niin saan voisitteko"));
    private static final Pattern LETTERS = Pattern.compile("[^\\p{L}'’]+");
    private static final int ENOUGH = 4_000;
    private static final int FEWEST = 2;

    private MailLanguage() {}

    private static Map.Entry<String, Set<String>> words(String language, String words) {
        return Map.entry(language, Set.of(words.split(" ")));
    }

    /** For example {@code fr}; empty when no language is clearly ahead of the others. */
    static Optional<String> of(String text) {
        var read = text.substring(0, Math.min(text.length(), ENOUGH)).toLowerCase(Locale.ROOT).replace('’', '\'');
        var counts = new HashMap<String, Integer>();
        Arrays.stream(LETTERS.split(read)).forEach(word -> WORDS.forEach((language, words) -> {
            if (words.contains(word)) {
                counts.merge(language, 1, Integer::sum);
            }
        }));
        var ranks = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .collect(Collectors.toList());
        if (ranks.isEmpty() || ranks.getFirst().getValue() < FEWEST) {
            return Optional.empty();
        }
        var ahead = ranks.size() == 1 || ranks.getFirst().getValue() > ranks.get(1).getValue();
        return ahead ? Optional.of(ranks.getFirst().getKey()) : Optional.empty();
    }
}
