package org.precisionbenefit.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionbenefit.api.fhir.HostileQuestions;
import org.precisionbenefit.api.oidc.HostileProofs;
import org.precisionbenefit.decision.RealReleases;
import org.precisionbenefit.formulary.yaml.NameTermsFile;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.xgboost.BundledModels;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Good documents: the samples, the rules, the tables and the models that ship. */
final class Seeds {
    /** Five policies with the value sets that they name: all that ship would take ten times as long for each input. */
    static final SourceFiles RULES = ofFivePolicies();

    static final SourceFiles TABLES = RealReleases.formularyFiles();
    static final SourceFiles MODELS = BundledModels.release(ModelStage.DEMONSTRATION);
    /** The rules with a few rows of each value set, which leaves nothing out but length. */
    static final SourceFiles SHORT_RULES =
            new SourceFiles(RULES.files().stream().map(Seeds::withFewRows).toList());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TREES = 2;
    /** The remark, the heading and the first rows. */
    private static final int LINES = 6;
    /** A list of words after its first two. */
    private static final Pattern LONG_LIST = Pattern.compile("(\\[[^],\\[]+,[^],\\[]+),[^]\\[]*]");

    /** The tables with a few ways of writing each dose form: all of them would be most of the time of an input. */
    static final SourceFiles SHORT_TABLES = withFewNames(TABLES);

    private Seeds() {}

    static List<Seed> bundles() {
        return Stream.of("docs/samples", "docs/samples/demonstration")
                .flatMap(Seeds::jsonIn)
                .toList();
    }

    /** The requests of the readable bundles, as plain JSON says them. */
    static List<Seed> requests() {
        return bundles().stream().flatMap(Seeds::request).toList();
    }

    private static Stream<Seed> request(Seed bundle) {
        try {
            return Stream.of(new Seed("", StrangersDoors.plain(bundle.input())));
        } catch (RefusedRequest refused) {
            return Stream.of();
        }
    }

    /** Questions about gene results, with everything that can be said. */
    static List<Seed> evidence() {
        return List.of(
                new Seed(
                        "",
                        "{\"asOf\":\"2026-11-21\",\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*1/*2\"},"
                                + "{\"gene\":\"CYP2D6\",\"diplotype\":\"*1/*4x2\",\"activityScore\":\"1.25\"},{\"gene\":\"HLA-B\",\"phenotype\":\"*57:01"
                                + " positive\"}],"
                                + "\"medications\":[{\"drug\":\"4450\",\"dailyMilligrams\":200,\"lastDay\":\"2026-11-20\"}],"
                                + "\"member\":{\"age\":54,\"weight\":71.5,\"treatment\":\"NAIVE\",\"alternatives\":true,"
                                + "\"dailyDose\":75},\"indications\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\","
                                + "\"value\":\"I21.4\"}],\"drugs\":[\"32968\",\"2670\"]}"),
                new Seed("", "{\"genes\":[{\"gene\":\"CYP2C19\",\"phenotype\":\"Poor Metaboliser\"}]}"));
    }

    private static SourceFiles ofFivePolicies() {
        SourceFiles five = RulesFolder.ofFivePolicies();
        String policies = five.where(path -> path.startsWith("policies/")).files().stream()
                .map(SourceFile::text)
                .collect(Collectors.joining());
        return five.where(path -> !path.startsWith("value-sets/")
                || policies.contains(path.substring("value-sets/".length(), path.length() - ".csv".length())));
    }

    /** Questions about benefits, with everything that can be said. */
    static List<Seed> benefitChecks() {
        return List.of(
                new Seed(
                        "",
                        "{\"plan\":\"DEMO-COMMERCIAL\",\"drug\":{\"codes\":[{\"system\":"
                                + "\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"value\":\"855812\"}],"
                                + "\"text\":\"prasugrel 10 MG Oral Tablet\"},\"asOf\":\"2026-11-21\","
                                + "\"member\":{\"age\":61,\"sex\":\"FEMALE\",\"diagnoses\":[{\"system\":"
                                + "\"http://hl7.org/fhir/sid/icd-10-cm\",\"value\":\"I21.4\"}],"
                                + "\"genes\":[{\"gene\":\"CYP2C19\",\"diplotype\":\"*2/*2\"}],"
                                + "\"medications\":[{\"drug\":\"32968\",\"lastDay\":\"2026-11-20\"}]},"
                                + "\"supply\":{\"quantity\":{\"value\":90.5,\"unit\":\"tablet\"},\"days\":90,"
                                + "\"pharmacy\":\"MAIL\"},\"paid\":{\"deductible\":100.00,\"outOfPocket\":130}}"),
                new Seed(
                        "",
                        "{\"plan\":\"OTHER\",\"drug\":{\"text\":\"clopidogrel 75 MG Oral Tablet\"},"
                                + "\"knownAt\":\"2026-11-20T10:00:00Z\"}"));
    }

    /** What is asked of those who answer for members' rights. */
    static List<Seed> redactions() {
        String ids = "{\"decisions\":[\"00000000-0000-4000-8000-000000000001\"";
        return List.of(
                new Seed(
                        "",
                        ids
                                + "],\"law\":\"45 CFR 164.526\",\"reason\":\"Asked for the CYP2C19 result, ticket 4711.\"}"),
                new Seed(
                        "",
                        ids + ",\"00000000-0000-4000-8000-000000000002\"],\"reason\":\"A court asks to keep it.\"}"));
    }

    /** Reviews, with everything that can be said. */
    static List<Seed> reviews() {
        String head = "{\"item\":1,\"form\":\"00000000-0000-4000-8000-000000000001\",\"verdict\":";
        return List.of(
                new Seed(
                        "",
                        head + "\"DENY\",\"grounds\":{\"cites\":\"no-stroke\",\"reason\":\"NOT_MEDICALLY_NECESSARY\"},"
                                + "\"narrative\":\"CYP2C19 *2/*2 and an earlier stroke speak against it.\"}"),
                new Seed(
                        "",
                        head + "\"APPROVE_LESS\",\"grant\":{\"until\":\"2027-11-20\",\"quantity\":{\"value\":30.5,"
                                + "\"unit\":\"tablet\"},\"daysSupply\":15},\"prescriber\":{\"said\":\"ACCEPTED\",\"by\":"
                                + "\"Dr. Example\",\"at\":\"2026-11-21T11:59:30Z\"}}"),
                new Seed(
                        "",
                        head + "\"APPROVE\",\"grant\":{\"until\":\"2027-11-20\"},\"override\":\"A later letter.\"}"));
    }

    /** Gene calls in both forms of the tool that makes them. */
    static List<Seed> calls() {
        String call = "{\"gene\":\"CYP2C19\",\"allele1\":{\"name\":\"*2\"},\"allele2\":{\"name\":\"*17\"},"
                + "\"label\":\"*2/*17\",\"phenotypes\":[\"Intermediate Metabolizer\"],\"activityScore\":null}";
        String reports = "{\"CYP2C19\":{\"sourceDiplotypes\":[" + call + "]}}";
        return Stream.of("{\"geneReports\":{\"CPIC\":" + reports + "}}", "{\"genes\":" + reports + "}")
                .map(text -> new Seed("", text))
                .toList();
    }

    /** Content type, content encoding, submission key and the id of a decision, one on a line. */
    static List<Seed> headers() {
        return List.of(
                new Seed(
                        "",
                        "application/fhir+json; charset=utf-8\nidentity\nkey-1\n00000000-0000-4000-8000-000000000001"),
                new Seed("", "application/fhir+xml; q=\"0.5\"; charset=\"UTF-16\"\ngzip, br\n\n../../metadata"));
    }

    /** The claims of a verified token. */
    static List<Seed> claims() {
        return List.of(
                new Seed(
                        "",
                        "{\"roles\":[\"reviewer\",\"operator\"],\"plans\":[\"DEMO-PPO\",\"*\"],\"scope\":\"system/*.cruds\","
                                + "\"licence\":{\"number\":\"DEMO-1\",\"kind\":\"pharmacist\",\"state\":\"NY\","
                                + "\"expires\":\"2099-12-31\"}}"),
                new Seed("", "{\"roles\":\"reviewer\",\"plans\":{},\"licence\":{\"expires\":7}}"));
    }

    /** Two assertions, one signed and one that says that it needs no signature. */
    static List<Seed> assertions() {
        return List.of(
                new Seed("", HostileProofs.goodAssertion()),
                new Seed("", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJjbGluaWMiLCJzdWIiOiJjbGluaWMifQ."));
    }

    /** The fields of the development issuer's token endpoint, one on a line. */
    static List<Seed> issuerForms() {
        String assertion = "grant_type=client_credentials\n"
                + "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer\nclient_assertion=";
        return List.of(
                new Seed("", assertion + HostileProofs.goodAssertion() + "\nscope=system/Claim.c"),
                new Seed(
                        "",
                        "grant_type=authorization_code\nauthorization=Basic cGFnZXM6eA==\ncode=a\n"
                                + "redirect_uri=http://127.0.0.1/ui/sign-in\ncode_verifier=b"));
    }

    /** The parameters of a question about refusals, name=value on a line. */
    static List<Seed> rejectionQueries() {
        return List.of(
                new Seed("", "since=2026-11-28T00:00:00Z\nuntil=2026-11-28T23:59:59.999999999Z\nbefore=4711"),
                new Seed("", "since=-999999999-01-01T00:00:00Z\nbefore=999999999999999999"),
                new Seed("", "until=2026-11-28T02:00:00+02:00\nuntil=2027-01-01T00:00:00Z"));
    }

    static List<Seed> formularyQuestions() {
        return HostileQuestions.good().stream().map(text -> new Seed("", text)).toList();
    }

    /** The file of a signature, by somebody who is trusted and by somebody who is not. */
    static List<Seed> signatures() {
        return List.of(new Seed("", SignatureDoor.good()), new Seed("", SignatureDoor.ofStranger()));
    }

    static List<Seed> policies() {
        return files(SHORT_RULES.where(path -> !path.endsWith(".md")));
    }

    static List<Seed> policyFiles() {
        return files(RULES.where(path -> path.endsWith(".policy.yaml")));
    }

    /** Files of each form: genes by functions, scores, presence and sex; guidance of one and two genes; enzymes; labels. */
    static SourceFiles knowledge() {
        return where(
                "pgx/CYP2C19",
                "pgx/CYP2D6",
                "pgx/HLA-B",
                "pgx/G6PD",
                "guidance/clopidogrel",
                "guidance/codeine",
                "guidance/phenytoin",
                "enzymes/CYP2C19",
                "biomarkers/names/",
                "biomarkers/osimertinib",
                "labels/siponimod");
    }

    static List<Seed> tables(String... folders) {
        return files(where(folders));
    }

    private static SourceFiles where(String... folders) {
        return TABLES.where(path -> Stream.of(folders).anyMatch(path::startsWith));
    }

    /** The models with a few trees of each, which leaves nothing out but length. */
    static List<Seed> models() {
        return files(MODELS).stream().map(Seeds::shorter).toList();
    }

    private static SourceFile withFewRows(SourceFile file) {
        return file.path().startsWith("value-sets/")
                ? new SourceFile(
                        file.path(),
                        file.text()
                                .lines()
                                .limit(LINES)
                                .map(line -> line + "\n")
                                .collect(Collectors.joining()))
                : file;
    }

    /** The files with the first ways of writing in each list of the file of names. */
    static SourceFiles withFewNames(SourceFiles files) {
        return new SourceFiles(files.files().stream()
                .map(file -> file.path().equals(NameTermsFile.PATH)
                        ? new SourceFile(
                                file.path(), LONG_LIST.matcher(file.text()).replaceAll("$1]"))
                        : file)
                .toList());
    }

    private static Seed shorter(Seed file) {
        if (!file.path().matches("[a-z0-9-]+/(?:model|member-[0-9]).json")) {
            return file;
        }
        try {
            JsonNode model = JSON.readTree(file.text());
            if (!(model.at("/learner/gradient_booster/model/trees") instanceof ArrayNode trees)) {
                return file;
            }
            while (trees.size() > TREES) {
                trees.remove(trees.size() - 1);
            }
            return file.with(JSON.writeValueAsString(model));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Seed> files(SourceFiles files) {
        return files.files().stream().map(Seed::of).toList();
    }

    private static Stream<Seed> jsonIn(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(Seeds::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seed read(Path file) {
        try {
            return new Seed("", Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
