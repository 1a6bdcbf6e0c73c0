package org.precisionbenefit.app;

import java.io.IOException;
import java.util.List;
import org.precisionbenefit.decision.simulation.SimulatedRequest;
import org.precisionbenefit.decision.simulation.SimulationReport;

/** Where the requests of a simulation come from, by their numbers. It is asked by several threads. */
interface RequestSource {
    /** What is run, so that a run that goes on is held against the one that began. */
    SimulationReport.Run run();

    /** How many numbers there are. */
    long size();

    /** The requests of the numbers from one to below another; a number may have none or several. */
    List<SimulatedRequest> between(long from, long to) throws IOException;
}
