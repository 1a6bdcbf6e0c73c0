package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.docket.DocketStore.ClearDecision;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.ItemDue;
import org.precisionbenefit.casework.Reviewed;
import org.precisionbenefit.casework.docket.Finding;
import org.precisionbenefit.decision.KnownHistory;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.profile.WithheldFact;
import org.precisionbenefit.terminology.Code;

/**
 * What is told around a decision to those who review and those who audit.
 *
 * @param asked what was asked, an entry for each item
 * @param clock instants, each with its name
 * @param people who had to do with it
 * @param withheld what was sent or known and was not read, a sentence each
 * @param history the decisions of its case, the earliest first; empty where it is the only one
 * @param findings what auditors found on it; empty for others
 * @param audits whether whoever looks is an auditor, for whom the console is
 */
public record StoryView(
        List<AskedView> asked,
        List<OutcomeView.Detail> clock,
        List<OutcomeView.Detail> people,
        List<String> withheld,
        List<HistoryView> history,
        List<FindingView> findings,
        boolean audits) {
    public StoryView {
        asked = List.copyOf(asked);
        clock = List.copyOf(clock);
        people = List.copyOf(people);
        withheld = List.copyOf(withheld);
        history = List.copyOf(history);
        findings = List.copyOf(findings);
    }

    /**
     * One item as it was sent.
     *
     * @param sequence its number
     * @param drug the drug in the sender's words
     * @param codes the codes that name it
     * @param amount how much
     * @param diagnoses the diagnoses it points at
     */
    public record AskedView(int sequence, String drug, String codes, String amount, String diagnoses) {
        static AskedView of(RequestedItem item) {
            return new AskedView(
                    item.sequence(),
                    item.drugText().isEmpty() ? "not named in words" : item.drugText(),
                    codes(item.drugCodes()),
                    Words.amount(item.quantity(), item.daysSupply()),
                    codes(item.diagnoses()));
        }

        private static String codes(List<Code> codes) {
            return codes.isEmpty() ? "none" : codes.stream().map(CodeWords::of).collect(Collectors.joining(", "));
        }
    }

    /**
     * A decision of the case.
     *
     * @param decision its id
     * @param received when its request was received
     * @param here whether it is the one that is shown
     * @param before the decision before it, or null
     * @param readable whether it can be read
     */
    public record HistoryView(
            String decision,
            String received,
            boolean here,
            @Nullable String before,
            boolean readable) {}

    /**
     * What an auditor found.
     *
     * @param item the item
     * @param by who
     * @param at when
     * @param verdict in a few words, or that it was taken away
     * @param words in the auditor's words, or empty
     */
    public record FindingView(int item, String by, String at, String verdict, String words) {
        static FindingView of(Finding finding) {
            Finding.Text text = finding.text();
            return new FindingView(
                    finding.of().item(),
                    finding.by().value(),
                    Words.minute(finding.at()),
                    text == null ? "Taken away with the decision" : DocketWords.verdict(text.verdict()),
                    text == null ? "" : text.words());
        }
    }

    /**
     * Tells the story.
     *
     * @param file the decided request
     * @param decisions the decisions of its case
     * @param findings what auditors found on it, or nothing for others
     * @param audits whether whoever looks is an auditor
     */
    static StoryView of(CaseFile file, List<ClearDecision> decisions, List<Finding> findings, boolean audits) {
        return new StoryView(
                file.record().inputs().request().items().stream()
                        .map(AskedView::of)
                        .toList(),
                clock(file, decisions),
                people(file),
                withheld(file),
                history(file, decisions),
                findings.stream().map(FindingView::of).toList(),
                audits);
    }

    private static List<OutcomeView.Detail> clock(CaseFile file, List<ClearDecision> decisions) {
        List<OutcomeView.Detail> clock = new ArrayList<>();
        if (decisions.size() > 1) {
            clock.add(detail(
                    "First request of the case", Words.minute(decisions.get(0).receivedAt())));
        }
        clock.add(detail("Received", Words.minute(file.receivedAt())));
        clock.add(detail("Answered by the engine", "at once, with the receipt"));
        for (ItemDue due : file.due()) {
            clock.add(detail("Item " + due.sequence() + " due by", Words.minute(due.at())));
        }
        for (Reviewed review : file.reviews()) {
            clock.add(detail("Item " + review.item() + " decided by a person", Words.minute(review.at())));
        }
        return clock;
    }

    private static List<OutcomeView.Detail> people(CaseFile file) {
        PriorAuthRequest request = file.record().inputs().request();
        List<OutcomeView.Detail> people = new ArrayList<>();
        if (!request.prescriber().npi().isEmpty()) {
            people.add(detail("Prescriber (NPI)", request.prescriber().npi()));
        }
        for (Reviewed review : file.reviews()) {
            people.add(detail(
                    "Reviewer of item " + review.item(),
                    review.by().title() + " (" + review.by().name() + ")"));
        }
        return people;
    }

    private static List<String> withheld(CaseFile file) {
        List<String> said = new ArrayList<>();
        for (WithheldFact fact : file.record().inputs().profile().withheld()) {
            said.add(WithheldWords.of(fact));
        }
        KnownHistory history = file.record().inputs().history();
        if (history != null && history.withheld() > 0) {
            said.add(WithheldWords.ofRecords(history.withheld()));
        }
        if (!file.showsScores()) {
            said.add("Scores are hidden by law until every item is answered.");
        }
        return said;
    }

    private static List<HistoryView> history(CaseFile file, List<ClearDecision> decisions) {
        return decisions.size() < 2
                ? List.of()
                : decisions.stream()
                        .map(each -> new HistoryView(
                                each.id().value(),
                                Words.minute(each.receivedAt()),
                                each.id().equals(file.record().inputs().id()),
                                each.completes() == null
                                        ? null
                                        : each.completes().value(),
                                each.readable()))
                        .toList();
    }

    private static OutcomeView.Detail detail(String name, String value) {
        return new OutcomeView.Detail(name, value);
    }
}
