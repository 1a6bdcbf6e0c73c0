package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.precisionbenefit.api.EvidenceQuestion;
import org.precisionbenefit.api.cli.Engine;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.intake.GuardJson;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.json.JsonGuard;

/** Answers questions about results of genes and tumour markers by the knowledge of a folder, one line after the other. */
final class EvidenceLines implements Engine.AnswerQuestion {
    private final KnowledgeRelease knowledge;
    private final LocalDate today;
    private final GuardJson guard = new JsonGuard("$this", name -> false);
    private final Canonical canonical = new JsonCanonical();

    private EvidenceLines(KnowledgeRelease knowledge, LocalDate today) {
        this.knowledge = knowledge;
        this.today = today;
    }

    /**
     * Loads the knowledge.
     *
     * @param folder where formulary and knowledge are authored
     * @param today the day for questions that name none
     */
    static EvidenceLines of(Path folder, LocalDate today) throws IOException {
        return new EvidenceLines(new KnowledgeLoader().load(ReleaseFolders.below(folder)), today);
    }

    @Override
    public String answer(String question) {
        guard.check(question.getBytes(StandardCharsets.UTF_8));
        try {
            return canonical.encode(
                    canonical.decode(question, EvidenceQuestion.class).answeredBy(knowledge, today));
        } catch (Canonical.Unreadable e) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    e.pointer(),
                    "This must be what the API description says. Compare the value at this place with it.");
        }
    }
}
