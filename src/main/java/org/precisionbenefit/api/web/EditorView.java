package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.draft.PolicyPaths;
import org.precisionbenefit.policy.draft.VocabularyWord;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * The texts of a policy version to be edited.
 *
 * @param id the policy's id
 * @param from the version that they were begun from
 * @param version the version that they are to be
 * @param texts the texts
 * @param words the vocabulary
 * @param names the names that words are asked about, by kind
 * @param checked what a check came to, or null before the first
 */
public record EditorView(
        String id,
        String from,
        String version,
        List<TextView> texts,
        List<WordView> words,
        List<NamesView> names,
        @Nullable PolicyCheckView checked) {
    public EditorView {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(version, "version is null");
        texts = List.copyOf(texts);
        words = List.copyOf(words);
        names = List.copyOf(names);
    }

    /**
     * One text.
     *
     * @param field the field of the form
     * @param called what a person calls the file
     * @param path its path below the rules folder
     * @param text the text
     * @param rows how many lines its field shows
     */
    public record TextView(String field, String called, String path, String text, int rows) {}

    /**
     * A word of the vocabulary.
     *
     * @param name the word
     * @param label how sentences name it
     * @param type what kind of value it has, with its unit
     * @param argument what it is asked about, or empty
     * @param unit the unit of a number, or empty
     * @param words the words it can have
     */
    public record WordView(String name, String label, String type, String argument, String unit, List<String> words) {
        public WordView {
            words = List.copyOf(words);
        }
    }

    /**
     * The names of one kind.
     *
     * @param kind the kind of argument
     * @param values the names
     */
    public record NamesView(String kind, List<String> values) {
        public NamesView {
            values = List.copyOf(values);
        }
    }

    static EditorView of(WorkbenchForm form, LivePolicies.Shown live, @Nullable PolicyCheckView checked) {
        PolicyId id = form.policy();
        return new EditorView(
                id.policy(),
                form.from().version(),
                id.version(),
                texts(id, form.files()),
                live.vocabulary().stream().map(EditorView::word).toList(),
                names(live),
                checked);
    }

    /** Policy and scenarios first, also where there are none yet. */
    private static List<TextView> texts(PolicyId id, SourceFiles files) {
        List<TextView> texts = new ArrayList<>();
        texts.add(text(id, PolicyPaths.policy(id), files, 30));
        texts.add(text(id, PolicyPaths.tests(id), files, 20));
        files.files().stream()
                .map(SourceFile::path)
                .filter(path -> PolicyPaths.isTable(id, path))
                .forEach(path -> texts.add(text(id, path, files, 8)));
        return texts;
    }

    private static TextView text(PolicyId id, String path, SourceFiles files, int rows) {
        return new TextView(
                WorkbenchForm.field(id, path),
                PolicyPaths.called(id, path),
                path,
                files.find(path).map(SourceFile::text).orElse(""),
                rows);
    }

    private static WordView word(VocabularyWord word) {
        Term term = word.term();
        String type = term.unit().isEmpty() ? Words.plain(term.type()) : Words.plain(term.type()) + ", " + term.unit();
        return new WordView(
                term.name(), word.label().replace("{}", "…"), type, word.argument(), term.unit(), word.words());
    }

    private static List<NamesView> names(LivePolicies.Shown live) {
        List<String> sets = live.files().files().stream()
                .map(SourceFile::path)
                .filter(path -> path.startsWith("value-sets/") && path.endsWith(".csv"))
                .map(path -> path.substring("value-sets/".length(), path.length() - ".csv".length()))
                .toList();
        TreeSet<String> drugs = new TreeSet<>();
        live.formulary().drugs().stream().map(Drug::name).forEach(drugs::add);
        TreeSet<String> both = new TreeSet<>(drugs);
        both.addAll(sets);
        return List.of(
                new NamesView("value set", sets),
                new NamesView("ingredient", List.copyOf(drugs)),
                new NamesView("drugs", List.copyOf(both)),
                new NamesView("gene", live.genes()));
    }
}
