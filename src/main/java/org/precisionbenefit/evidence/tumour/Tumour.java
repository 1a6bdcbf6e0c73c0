package org.precisionbenefit.evidence.tumour;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.CodeText;

/**
 * A kind of tumour.
 *
 * @param name its short name, for example {@code nsclc}
 * @param title its name for people
 * @param under the kind it belongs to, or null for a root
 * @param overlapping whether kinds below it may be the same tumour in other words
 * @param codes codes that stand for it; one of ICD-10-CM may end in an asterisk for all below it
 * @param words phrases of a histology that mean it wherever they stand; kept in small letters between blanks
 * @param wordsWithin phrases that mean it when the kind it belongs to is known, such as {@code adenocarcinoma}
 */
public record Tumour(
        String name,
        String title,
        @Nullable String under,
        boolean overlapping,
        List<Code> codes,
        List<String> words,
        List<String> wordsWithin) {
    public Tumour {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(title, "title is null");
        codes = List.copyOf(codes);
        words = words.stream().map(TumourTree::plain).toList();
        wordsWithin = wordsWithin.stream().map(TumourTree::plain).toList();
    }

    /** Whether one of the codes stands for it. */
    boolean isCoded(List<Code> sent) {
        return codes.stream().anyMatch(own -> sent.stream()
                .anyMatch(code -> own.system().equals(code.system())
                        && (own.isFrom(CodeSystem.ICD10CM)
                                ? CodeText.standsFor(own.value(), code.value())
                                : own.value().equals(code.value()))));
    }
}
