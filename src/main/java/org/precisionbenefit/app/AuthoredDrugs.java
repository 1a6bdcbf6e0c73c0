package org.precisionbenefit.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.precisionbenefit.api.cli.DrugDesk;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.directory.ImportReport;
import org.precisionbenefit.formulary.directory.NdcProducts;
import org.precisionbenefit.formulary.directory.Origin;
import org.precisionbenefit.formulary.directory.RxNormConcepts;
import org.precisionbenefit.formulary.directory.RxNormDrugs;
import org.precisionbenefit.formulary.directory.RxNormLinks;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.yaml.DrugFileText;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.formulary.yaml.NameTermsFile;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Drug directories as they lie in their folders, for those who keep the catalogue.
 *
 * @param own the engine's folder, whose words of names are used and to whose drugs names are mapped
 */
record AuthoredDrugs(Path own) implements DrugDesk {
    /** The FDA's directory is written in this alphabet. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Override
    public Imported read(Order order, Consumer<String> lines) throws IOException {
        refuseFullFolder(order.into());
        SourceFiles files = ReleaseFolders.below(own);
        NameTerms terms = NameTermsFile.read(files.find(NameTermsFile.PATH)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The engine's folder must hold " + NameTermsFile.PATH + " to read names.")));
        ImportReport report = new ImportReport(lines);
        Origin origin = new Origin(order.source(), order.since());
        List<DrugEntry> drugs = drugs(order.file(), files, terms, report, origin).stream()
                .filter(drug -> order.only().isEmpty()
                        || order.only().contains(drug.drug().name()))
                .toList();
        int products = 0;
        for (DrugEntry drug : drugs) {
            write(order.into(), DrugFileText.of(drug, new Citation(order.source(), "", order.since())));
            products += drug.drug().products().size();
        }
        return new Imported(drugs.size(), products, report.summary());
    }

    private static void refuseFullFolder(Path into) throws IOException {
        if (Files.exists(into)) {
            try (Stream<Path> there = Files.list(into)) {
                if (there.findAny().isPresent()) {
                    throw new IllegalArgumentException("The folder (" + into + ") must be empty. Name another one.");
                }
            }
        }
    }

    private static List<DrugEntry> drugs(
            Path file, SourceFiles own, NameTerms terms, ImportReport report, Origin origin) throws IOException {
        String name = LetterCase.upper(String.valueOf(file.getFileName()));
        if (name.equals("RXNCONSO.RRF")) {
            RxNormConcepts concepts = new RxNormConcepts(report);
            RxNormLinks links = new RxNormLinks(report);
            each(file, StandardCharsets.UTF_8, concepts::read);
            eachBeside(file, "RXNREL.RRF", StandardCharsets.UTF_8, links::relations);
            eachBeside(file, "RXNSAT.RRF", StandardCharsets.UTF_8, links::attributes);
            return new RxNormDrugs(concepts, links, terms, report, origin).drugs();
        }
        if (name.equals("PRODUCT.TXT")) {
            NdcProducts products = new NdcProducts(new FormularyLoader().load(own), terms, report, origin);
            each(file, WINDOWS, products::products);
            eachBeside(file, "package.txt", WINDOWS, products::packages);
            return products.drugs();
        }
        throw new IllegalArgumentException("The file (" + file + ") must be an RXNCONSO.RRF or a product.txt.");
    }

    private static void eachBeside(Path file, String name, Charset charset, BiConsumer<String, Iterator<String>> reader)
            throws IOException {
        Path beside = file.resolveSibling(name);
        if (Files.isRegularFile(beside)) {
            each(beside, charset, reader);
        }
    }

    private static void each(Path file, Charset charset, BiConsumer<String, Iterator<String>> reader)
            throws IOException {
        try (Stream<String> lines = Files.lines(file, charset)) {
            reader.accept(String.valueOf(file.getFileName()), lines.iterator());
        } catch (UncheckedIOException e) {
            throw new IOException("The file " + file.getFileName() + " cannot be read to its end.", e);
        }
    }

    private static void write(Path into, SourceFile file) throws IOException {
        Path path = into.resolve(file.path());
        Files.createDirectories(into.resolve("drugs"));
        Files.writeString(path, file.text(), StandardCharsets.UTF_8);
    }
}
