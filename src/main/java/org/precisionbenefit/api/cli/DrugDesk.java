package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.precisionbenefit.terminology.ConfigurationFault;

/** What the command line asks for those who keep the drug catalogue. */
public interface DrugDesk {
    /**
     * Reads a drug directory and writes what it holds as files of the catalogue.
     *
     * @param order what is read and where it is written
     * @param lines gets each row that was repaired or rejected, by file and line, as it is read
     * @throws IllegalArgumentException when the file is no directory that is known here, or the folder is not empty
     * @throws ConfigurationFault when the engine's own catalogue, to which names are mapped, is faulty
     */
    Imported read(Order order, Consumer<String> lines) throws IOException;

    /**
     * What is to be read.
     *
     * @param file an {@code RXNCONSO.RRF}, with {@code RXNREL.RRF} and {@code RXNSAT.RRF} beside it where there are any, or
     *     a {@code product.txt} with its {@code package.txt}
     * @param into the folder for the files
     * @param source how the files cite the directory
     * @param since the day from which its rows hold
     * @param only the drugs to write, by name in lower case; all when empty
     */
    record Order(Path file, Path into, String source, LocalDate since, List<String> only) {
        public Order {
            only = List.copyOf(only);
        }
    }

    /**
     * What a directory came to.
     *
     * @param drugs how many files were written
     * @param products how many products stand in them
     * @param summary how many rows came to what
     */
    record Imported(int drugs, int products, String summary) {}
}
