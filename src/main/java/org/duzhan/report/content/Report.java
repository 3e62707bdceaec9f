package org.duzhan.report.content;

import java.time.LocalDate;
import java.util.List;

/**
 * One file.
 *
 * @param fileName without a folder
 * @param dated the day written into its properties: the same content gives the same bytes
 */
public record Report(String fileName, String title, LocalDate dated, List<Sheet> sheets) {}
