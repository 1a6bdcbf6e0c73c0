package org.precisionbenefit.hostile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.precisionbenefit.api.fhir.HostileQuestions;
import org.precisionbenefit.api.oidc.HostileProofs;
import org.precisionbenefit.app.HostileWhatIf;

/**
 * Every place at which text from outside is read. A door joins by one line here: who sends, good documents of its kind,
 * and what is done with a hostile one. Its finds lie in {@code src/test/resources/hostile/<door>}.
 */
public enum HostileInput {
    FHIR(Sender.STRANGER, Seeds::bundles, StrangersDoors::submit),
    INQUIRY(Sender.STRANGER, Seeds::bundles, StrangersDoors::inquire),
    PLAIN(Sender.STRANGER, Seeds::requests, StrangersDoors::decide),
    EVIDENCE(Sender.STRANGER, Seeds::evidence, StrangersDoors::evidence),
    REVIEW(Sender.STRANGER, Seeds::reviews, StrangersDoors::review),
    PRIVACY(Sender.STRANGER, Seeds::redactions, StrangersDoors::privacy),
    BENEFIT(Sender.STRANGER, Seeds::benefitChecks, StrangersDoors::benefitCheck),
    WHATIF(Sender.STRANGER, Seeds::requests, HostileWhatIf::asked),
    PHARMCAT(Sender.STRANGER, Seeds::calls, StrangersDoors::calls),
    HISTORY(Sender.STRANGER, HistoryDoor::seeds, HistoryDoor::imported),
    OUTCOMES(Sender.STRANGER, OutcomeDoor::seeds, OutcomeDoor::imported),
    HEADERS(Sender.STRANGER, Seeds::headers, StrangersDoors::headers),
    CLAIMS(Sender.STRANGER, Seeds::claims, HostileProofs::claims),
    ASSERTION(Sender.STRANGER, Seeds::assertions, HostileProofs::assertion),
    ISSUER(Sender.STRANGER, Seeds::issuerForms, HostileProofs::form),
    REJECTIONS(Sender.STRANGER, Seeds::rejectionQueries, StrangersDoors::rejections),
    FORMULARIES(Sender.STRANGER, Seeds::formularyQuestions, HostileQuestions::asked),
    POLICY(Sender.AUTHOR, Seeds::policies, AuthoredDoors::policies),
    /** Compiling is done once for a release and not for each request, so that it may take ten times as much. */
    RULES(Sender.AUTHOR, Seeds::policyFiles, AuthoredDoors::rules, 10),
    MODEL(Sender.AUTHOR, Seeds::models, ModelDoor::models),
    FORMULARY(Sender.AUTHOR, AuthoredDoors::formularyFiles, AuthoredDoors::formulary),
    BENEFITS(Sender.AUTHOR, AuthoredDoors::benefitFiles, AuthoredDoors::benefits),
    KNOWLEDGE(Sender.AUTHOR, AuthoredDoors::knowledgeFiles, AuthoredDoors::knowledge),
    CLOCKS(Sender.AUTHOR, () -> Seeds.tables("clocks/"), AuthoredDoors::clocks),
    TABLE(Sender.AUTHOR, PublishedDoors::tables, PublishedDoors::csv),
    PARTD(Sender.AUTHOR, PublishedDoors::partDFiles, PublishedDoors::partD),
    EXCHANGE(Sender.AUTHOR, PublishedDoors::exchangeFiles, PublishedDoors::qhp),
    USDF(Sender.AUTHOR, PublishedDoors::resources, PublishedDoors::usdf),
    RXNORM(Sender.AUTHOR, DirectoryDoors::rxNormFiles, DirectoryDoors::rxNorm),
    NDC(Sender.AUTHOR, DirectoryDoors::ndcFiles, DirectoryDoors::ndc),
    SIGNATURE(Sender.AUTHOR, Seeds::signatures, SignatureDoor::judged),
    /** Ids and digests of a bundle are said again to the auditor who checks it. */
    BUNDLE(Sender.AUTHOR, BundleDoor::seeds, BundleDoor::checked),
    MEASURES(Sender.AUTHOR, MeasuresDoor::exports, MeasuresDoor::counted);

    /** Who sends it, which decides what an answer may say. */
    enum Sender {
        /** What a stranger sends may be about a member: nothing of it is repeated. */
        STRANGER,
        /** What an author wrote is repeated to the author, in short and without control characters. */
        AUTHOR
    }

    /** What a door does with an input: takes it, or refuses it by one of the exceptions that are declared for it. */
    @FunctionalInterface
    interface Target {
        /**
         * Gives the input to the door.
         *
         * @return what was said about it in a refusal, an alarm or a log, or empty when nothing was
         */
        Optional<String> take(byte[] input);
    }

    private final Sender sender;
    private final Supplier<List<Seed>> seeds;
    private final Target target;
    private final int patience;

    HostileInput(Sender sender, Supplier<List<Seed>> seeds, Target target) {
        this(sender, seeds, target, 1);
    }

    HostileInput(Sender sender, Supplier<List<Seed>> seeds, Target target, int patience) {
        this.sender = sender;
        this.seeds = seeds;
        this.target = target;
        this.patience = patience;
    }

    /** The door as it is called on the command line and in folders. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its inputs are whole JSON documents and no files of a release. */
    boolean isJson() {
        return this == FHIR
                || this == INQUIRY
                || this == PLAIN
                || this == EVIDENCE
                || this == BENEFIT
                || this == REVIEW
                || this == WHATIF
                || this == PRIVACY
                || this == PHARMCAT
                || this == HISTORY;
    }

    /** A probe of this door, ready to measure. */
    public Probe probe() {
        return new Probe(sender, seeds.get(), target, patience);
    }
}
