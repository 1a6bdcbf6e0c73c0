package org.precisionbenefit.api.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.DescribePolicy;
import org.precisionbenefit.api.NameDrug;
import org.precisionbenefit.api.ReplayDecision;
import org.precisionbenefit.api.ReplayOutcome;
import org.precisionbenefit.api.Sample;
import org.precisionbenefit.api.SampleLibrary;
import org.precisionbenefit.api.SubmitBody;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.CaseQuery;
import org.precisionbenefit.casework.FindCase;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.terminology.RxCui;

/** What pages need, answered from hand-made cases; the body of a sample says which. */
@Alternative
@ApplicationScoped
public class FakePorts implements SampleLibrary, SubmitBody, FindCase, ReplayDecision, DescribePolicy, NameDrug {
    static final String MARKUP = "<script>document.title='taken'</script>\"'&";

    private static final Map<String, String> NAMES =
            Map.of("613391", "prasugrel", "32968", "clopidogrel", "1116632", "ticagrelor");

    private final Map<String, Answered> answers = new TreeMap<>();

    public FakePorts() {
        answers.put("gene", DemoCase.plain().approvedByGene(1));
        answers.put("missing", DemoCase.plain().missingFact(2));
        answers.put("limit", DemoCase.plain().overLimit(3));
        answers.put("items", DemoCase.plain().threeItems(4));
        answers.put("markup", DemoCase.ending(MARKUP).threeItems(5));
        answers.put("markup-gene", DemoCase.ending(MARKUP).approvedByGene(6));
        answers.put("markup-missing", DemoCase.ending(MARKUP).missingFact(7));
        answers.put("markup-limit", DemoCase.ending(MARKUP).overLimit(8));
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                new Sample(
                        "approved-gene-exception",
                        "Approved by gene exception",
                        "A CYP2C19 result stands in for the trial of the preferred drug.",
                        "gene"),
                new Sample(
                        "missing-fact",
                        "A fact is missing",
                        "It waits for information and asks one question.",
                        "missing"),
                new Sample(
                        "quantity-over-limit",
                        "Quantity over the limit",
                        "It waits for a person and proposes what could be approved at once.",
                        "limit"),
                new Sample(
                        "three-items",
                        "Three items",
                        "Each item is decided by itself; a score changes one of them.",
                        "items"),
                new Sample("malformed", "Malformed", "It is refused; the refusal names the place.", "refused"),
                new Sample("markup", "Markup in every text" + MARKUP, "Text stays text." + MARKUP, "markup"));
    }

    @Override
    public Answered submit(Caller caller, String body) {
        Answered answer = answers.get(body);
        if (answer == null) {
            throw new RefusedRequest(
                    RefusedRequest.Kind.INVALID,
                    "Bundle.entry[0].resource",
                    "The first entry of the bundle must be a Claim." + MARKUP);
        }
        return answer;
    }

    @Override
    public Optional<Answered> find(DecisionId id, VisiblePlans plans) {
        return answers.values().stream()
                .filter(answer -> answer.file().record().inputs().id().equals(id))
                .findFirst();
    }

    @Override
    public List<Answered> matching(CaseQuery query, VisiblePlans plans) {
        return List.of();
    }

    @Override
    public Optional<ReplayOutcome> replay(DecisionId id, VisiblePlans plans) {
        return find(id, plans)
                .map(kept -> id.equals(DemoCase.id(1))
                        ? new ReplayOutcome(true, "8,214 bytes are the same.")
                        : new ReplayOutcome(false, "The records differ from byte 17 on." + MARKUP));
    }

    @Override
    public Optional<Policy> policy(Releases releases, PolicyId id) {
        String tail = id.equals(DemoPolicy.MARKED_ID) ? MARKUP : "";
        return Optional.of(DemoPolicy.policy("Prasugrel for this member" + tail));
    }

    @Override
    public Optional<String> name(Releases releases, RxCui ingredient) {
        return Optional.ofNullable(NAMES.get(ingredient.value()));
    }
}
