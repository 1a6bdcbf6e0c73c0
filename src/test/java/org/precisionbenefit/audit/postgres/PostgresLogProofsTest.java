package org.precisionbenefit.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.log.Checkpoint;
import org.precisionbenefit.audit.log.Merkle;
import org.precisionbenefit.audit.log.MerkleProof;
import org.precisionbenefit.audit.log.SignedNote;
import org.precisionbenefit.audit.log.TreeHead;
import org.precisionbenefit.audit.proof.ProveEntries.Placed;
import org.precisionbenefit.audit.proof.ProveEntries.Proofs;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;

/** Which events are of a decision, and that each is proven by the tree that was signed, or by none. */
class PostgresLogProofsTest {
    private static DecisionId id(int number) {
        return new DecisionId(TamperedLog.decision(number));
    }

    private static List<String> kinds(PostgresLogProofs proofs, int number) {
        return proofs.prove(proofs.events(id(number), VisiblePlans.EVERY), null).orElseThrow().entries().stream()
                .map(each -> each.text().split("\"")[3])
                .toList();
    }

    private static TreeHead tree(SignedNote note) {
        return Checkpoint.of(note, List.of(TamperedLog.LOG.key())).tree();
    }

    private static boolean isProven(Proofs proofs, Placed entry) {
        return MerkleProof.includes(Merkle.leaf(entry.text()), entry.seq(), tree(proofs.checkpoint()), entry.proof());
    }

    @Test
    void events_of_a_decision_are_its_own_its_reviews_and_what_happened_to_it_and_not_who_read_it()
            throws SQLException {
        PostgresLogProofs proofs = TamperedLog.whole().proofs();
        assertThat(kinds(proofs, 3)).containsExactly("DECISION");
        assertThat(kinds(proofs, 8)).containsExactly("DECISION", "REDACTION");
        assertThat(kinds(proofs, 9)).containsExactly("DECISION", "LEGAL_HOLD");
        assertThat(kinds(proofs, 10)).containsExactly("DECISION", "HUMAN_REVIEW");
        assertThat(proofs.events(id(8), VisiblePlans.only(Set.of(new PlanId("OTHER")))))
                .isEmpty();
        assertThat(proofs.events(id(8), VisiblePlans.only(Set.of(new PlanId("PLAN")))))
                .hasSize(2);
        assertThat(proofs.events(id(77), VisiblePlans.EVERY)).isEmpty();
    }

    @Test
    void every_entry_is_proven_and_the_tree_goes_on_from_what_was_signed_before() throws SQLException {
        PostgresLogProofs log = TamperedLog.whole().proofs();
        for (int i = 0; i < 12; i++) {
            Proofs proofs = log.prove(log.events(id(i), VisiblePlans.EVERY), 6L).orElseThrow();
            assertThat(proofs.entries()).allMatch(each -> isProven(proofs, each));
            var earlier = Objects.requireNonNull(proofs.earlier());
            assertThat(tree(earlier.checkpoint()).size()).isEqualTo(6);
            assertThat(MerkleProof.isConsistent(tree(earlier.checkpoint()), tree(proofs.checkpoint()), earlier.proof()))
                    .isTrue();
        }
        List<UUID> some = log.events(id(1), VisiblePlans.EVERY);
        assertThat(log.prove(some, 7L)).as("nothing was signed of it").isEmpty();
        assertThat(log.prove(some, 1_000L)).isEmpty();
        assertThat(log.prove(List.of(), null)).isEmpty();
    }

    @Test
    void entry_is_proven_as_soon_as_the_tree_that_holds_it_is_signed() throws SQLException {
        TamperedLog whole = TamperedLog.whole();
        PostgresLogProofs log = whole.proofs();
        assertThat(log.prove(log.events(id(0), VisiblePlans.EVERY), null)).isPresent();
        whole.decide(50);
        List<UUID> later = log.events(id(50), VisiblePlans.EVERY);
        assertThat(log.prove(later, null)).isEmpty();
        whole.sequence(TamperedLog.SIGNED.plusSeconds(60));
        Optional<Proofs> proofs = log.prove(later, null);
        assertThat(proofs).isPresent();
        assertThat(proofs.get().entries()).singleElement().matches(each -> isProven(proofs.get(), each));
    }

    @Test
    void tampered_log_is_given_as_it_stands_and_proves_nothing() throws SQLException {
        TamperedLog whole = TamperedLog.whole();
        whole.tamper("update audit_log set entry = replace(entry, '12:00:03Z', '12:00:04Z') where seq = 3");
        PostgresLogProofs edited = whole.proofs();
        Proofs third =
                edited.prove(edited.events(id(3), VisiblePlans.EVERY), null).orElseThrow();
        assertThat(third.entries()).singleElement().matches(each -> !isProven(third, each));
        whole.tamper("delete from audit_log where seq = 2");
        PostgresLogProofs deleted = whole.proofs();
        Proofs fifth =
                deleted.prove(deleted.events(id(5), VisiblePlans.EVERY), null).orElseThrow();
        assertThat(fifth.entries()).singleElement().matches(each -> each.seq() == 5 && !isProven(fifth, each));
        assertThat(deleted.prove(deleted.events(id(2), VisiblePlans.EVERY), null))
                .isEmpty();
    }
}
