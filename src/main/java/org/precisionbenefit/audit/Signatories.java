package org.precisionbenefit.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.decision.Endorsement;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.Digest;

/**
 * The people whose signatures count here. A release is endorsed when one of them signed it as its author and another one,
 * with another key, as its approver, both for one purpose.
 *
 * @param trusted the people
 */
public record Signatories(List<Signatory> trusted) {
    public Signatories {
        trusted = List.copyOf(trusted);
    }

    /** A signature that counts, and whose it is. */
    public record Valid(ReleaseSignature signature, Signatory by) {
        public Valid {
            Objects.requireNonNull(signature, "signature is null");
            Objects.requireNonNull(by, "by is null");
        }
    }

    /**
     * What signatures come to.
     *
     * @param valid those that count, the earliest first
     * @param wrong what is wrong with the others, a sentence each
     */
    public record Verdict(List<Valid> valid, List<String> wrong) {
        public Verdict {
            valid = List.copyOf(valid);
            wrong = List.copyOf(wrong);
        }

        /** The endorsement for a purpose by the earliest signatures, or empty when there is none. */
        public Optional<Endorsement> endorsement(SigningPurpose purpose) {
            for (Valid author : of(purpose, SignerRole.AUTHOR)) {
                for (Valid approver : of(purpose, SignerRole.APPROVER)) {
                    if (!author.by().isOneWith(approver.by())) {
                        return Optional.of(new Endorsement(
                                author.signature().statement().digest(),
                                purpose,
                                author.by().signer().name(),
                                approver.by().signer().name()));
                    }
                }
            }
            return Optional.empty();
        }

        /** Why there is no endorsement for a purpose, in sentences; says nothing where there is one. */
        public String lacks(SigningPurpose purpose) {
            List<String> because = new ArrayList<>();
            boolean author = of(purpose, SignerRole.AUTHOR).isEmpty();
            boolean approver = of(purpose, SignerRole.APPROVER).isEmpty();
            if (author) {
                because.add("No author signed it for " + purpose + ".");
            }
            if (approver) {
                because.add("No approver signed it for " + purpose + ".");
            }
            if (!author && !approver && endorsement(purpose).isEmpty()) {
                because.add("Author and approver are one person or used one key.");
            }
            if (!because.isEmpty()) {
                because.addAll(wrong);
            }
            return String.join(" ", because);
        }

        private List<Valid> of(SigningPurpose purpose, SignerRole role) {
            return valid.stream()
                    .filter(one -> one.signature().statement().purpose() == purpose
                            && one.signature().statement().by().role() == role)
                    .toList();
        }
    }

    /**
     * Which of these signatures count for a release?
     *
     * @param kind what it is a release of
     * @param digest which one
     * @param given the signatures, whoever brought them
     */
    public Verdict judge(ReleaseKind kind, Digest digest, List<ReleaseSignature> given) {
        List<Valid> valid = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        given.stream()
                .sorted(Comparator.comparing(
                                (ReleaseSignature one) -> one.statement().at())
                        .thenComparing(one -> one.statement().by().name())
                        .thenComparing(ReleaseSignature::signature))
                .forEach(one -> {
                    Optional<Signatory> by = signatory(one.statement());
                    boolean here = one.statement().kind() == kind
                            && one.statement().digest().equals(digest);
                    if (here && by.isPresent() && by.get().signed(one)) {
                        valid.add(new Valid(one, by.get()));
                    } else {
                        wrong.add("The signature of " + one.statement().by().name() + " does not count: "
                                + why(one.statement(), here, by.isPresent()));
                    }
                });
        return new Verdict(valid, wrong);
    }

    private static String why(ReleaseSignature.Statement statement, boolean here, boolean known) {
        if (!here) {
            return "it is for another release.";
        }
        return known
                ? "it does not fit what it states; something was changed, or it was made with another key."
                : "nobody of this name is trusted to sign as " + statement.by().role() + " for " + statement.purpose()
                        + ".";
    }

    private Optional<Signatory> signatory(ReleaseSignature.Statement statement) {
        return trusted.stream()
                .filter(one -> one.signer().equals(statement.by()) && one.purpose() == statement.purpose())
                .findFirst();
    }
}
