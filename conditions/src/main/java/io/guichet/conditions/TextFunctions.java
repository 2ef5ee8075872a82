package io.guichet.conditions;

import java.util.List;
import java.util.stream.Stream;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;

/** The functions that compare texts without regard to case and accents, which CEL itself lacks. */
final class TextFunctions {

    private static final CelType TEXTS = ListType.create(SimpleType.STRING);

    private TextFunctions() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                CelFunctionDecl.newFunctionDeclaration("containsIgnoreCase",
                        overload("text_contains", SimpleType.STRING, SimpleType.STRING),
                        overload("texts_contain", TEXTS, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration("containsAnyIgnoreCase",
                        overload("text_contains_any", SimpleType.STRING, TEXTS)),
                CelFunctionDecl.newFunctionDeclaration("startsWithIgnoreCase",
                        overload("text_starts_with", SimpleType.STRING, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration("endsWithIgnoreCase",
                        overload("text_ends_with", SimpleType.STRING, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration("equalsIgnoreCase",
                        overload("text_equals", SimpleType.STRING, SimpleType.STRING)));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                ofTexts("text_contains", FoldedText::contains),
                ofTexts("text_starts_with", FoldedText::startsWith),
                ofTexts("text_ends_with", FoldedText::endsWith),
                ofTexts("text_equals", FoldedText::equal),
                CelFunctionBinding.from("texts_contain", List.class, String.class,
                        (texts, text) -> texts(texts).anyMatch(one -> FoldedText.equal(one, text))),
                CelFunctionBinding.from("text_contains_any", String.class, List.class,
                        (text, parts) -> texts(parts).anyMatch(part -> FoldedText.contains(text, part))));
    }

    private static CelOverloadDecl overload(String id, CelType receiver, CelType argument) {
        return CelOverloadDecl.newMemberOverload(id, SimpleType.BOOL, receiver, argument);
    }

    private static CelFunctionBinding ofTexts(String id, CelFunctionOverload.Binary<String, String> comparison) {
        return CelFunctionBinding.from(id, String.class, String.class, comparison);
    }

    /** A list from a custom field may hold anything. */
    private static Stream<String> texts(List<?> values) {
        return values.stream().map(String::valueOf);
    }
}
