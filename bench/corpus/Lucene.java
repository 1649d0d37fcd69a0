// Lucene over the same documents: index FOLDER, or search FOLDER. Writes the rows that written.h names.
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.*;

public class Lucene {
  static final String[] LISTS = {"subclass", "group", "applicant", "region", "status"};

  static final class Blanks extends Analyzer {
    @Override protected TokenStreamComponents createComponents(String field) {
      return new TokenStreamComponents(new WhitespaceTokenizer());
    }
    @Override public int getPositionIncrementGap(String field) { return 1024; }
  }

  static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  static long statusKb(String name) throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status")))
      if (line.startsWith(name + ":")) return Long.parseLong(line.replaceAll("[^0-9]", ""));
    return 0;
  }

  static void index(Path folder) throws Exception {
    Path to = folder.resolve("lucene");
    if (Files.exists(to)) try (Stream<Path> files = Files.list(to)) { for (Path file : (Iterable<Path>) files::iterator) Files.delete(file); }
    long start = System.nanoTime(), processor = processorNanos(), documents = 0;
    IndexWriterConfig config = new IndexWriterConfig(new Blanks());
    config.setRAMBufferSizeMB(256);
    config.setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(to), config);
         BufferedReader in = Files.newBufferedReader(folder.resolve("documents"))) {
      FieldType text = new FieldType(TextField.TYPE_NOT_STORED);
      text.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
      for (String line; (line = in.readLine()) != null; ++documents) {
        String[] columns = line.split("\t", -1);
        Document document = new Document();
        document.add(new Field("text", columns[3], text));
        document.add(new Field("text", columns[4], text));
        document.add(new NumericDocValuesField("year", Long.parseLong(columns[5])));
        Set<String> subclasses = new HashSet<>(), groups = new HashSet<>();
        for (String symbol : columns[6].split(";")) {
          if (symbol.length() >= 4) subclasses.add(symbol.substring(0, 4));
          int slash = symbol.indexOf('/');
          if (slash > 0) groups.add(symbol.substring(0, slash) + "/00");
        }
        for (String value : subclasses) document.add(new SortedSetDocValuesField("subclass", new BytesRef(value)));
        for (String value : groups) document.add(new SortedSetDocValuesField("group", new BytesRef(value)));
        for (String value : new HashSet<>(Arrays.asList(columns[7].split(";"))))
          if (!value.isEmpty()) document.add(new SortedSetDocValuesField("applicant", new BytesRef(value)));
        document.add(new SortedSetDocValuesField("region", new BytesRef(columns[8])));
        document.add(new SortedSetDocValuesField("status", new BytesRef(columns[9])));
        writer.addDocument(document);
      }
      writer.commit();
      System.out.printf("note\tLucene\t%.2f s and %.2f of processor time before the segments were merged into one%n",
          (System.nanoTime() - start) / 1e9, (processorNanos() - processor) / 1e9);
      writer.forceMerge(1);
      writer.commit();
    }
    long bytes = 0;
    try (Stream<Path> files = Files.list(to)) { for (Path file : (Iterable<Path>) files::iterator) bytes += Files.size(file); }
    System.out.printf("index\tLucene\t%d\t%.2f\t%.2f\t%d\t%d%n", documents, (System.nanoTime() - start) / 1e9,
        (processorNanos() - processor) / 1e9, bytes, statusKb("VmHWM"));
  }

  interface Work { void run() throws Exception; }

  // As median_ns of written.h, after more rounds of warming up, since the code is compiled while it runs.
  static double medianNanos(Work work) throws Exception {
    long warm = System.nanoTime();
    for (int i = 0; i < 20 && System.nanoTime() - warm < 100_000_000L; ++i) work.run();
    long[] all = new long[5];
    for (int i = 0; i < all.length; ++i) {
      long start = System.nanoTime();
      work.run();
      all[i] = System.nanoTime() - start;
    }
    Arrays.sort(all);
    return all[2];
  }

  static Query query(String op, String[] words) {
    if (op.equals("\"")) return new PhraseQuery("text", words);
    if (words.length == 1) return new TermQuery(new Term("text", words[0]));
    BooleanQuery.Builder out = new BooleanQuery.Builder();
    for (String word : words)
      out.add(new TermQuery(new Term("text", word)), op.equals("&") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
    return out.build();
  }

  static FixedBitSet set(IndexSearcher searcher, Query query) throws Exception {
    FixedBitSet found = new FixedBitSet(searcher.getIndexReader().maxDoc());
    searcher.search(query, new SimpleCollector() {
      int base;
      @Override protected void doSetNextReader(LeafReaderContext context) { base = context.docBase; }
      @Override public void collect(int doc) { found.set(base + doc); }
      @Override public ScoreMode scoreMode() { return ScoreMode.COMPLETE_NO_SCORES; }
    });
    return found;
  }

  // Counted by hand over the columns, which is what its facet module does, without that module's overhead.
  static long facets(LeafReader reader, FixedBitSet found) throws Exception {
    long sum = 0;
    for (String field : LISTS) {
      SortedSetDocValues values = DocValues.getSortedSet(reader, field);
      SortedDocValues single = DocValues.unwrapSingleton(values);
      int[] counts = new int[(int) values.getValueCount()];
      DocIdSetIterator docs = new BitSetIterator(found, 0);
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (single != null) {
          if (single.advanceExact(doc)) ++counts[single.ordValue()];
        } else if (values.advanceExact(doc)) {
          for (long ord = values.nextOrd(); ord != SortedSetDocValues.NO_MORE_ORDS; ord = values.nextOrd()) ++counts[(int) ord];
        }
      }
      java.util.PriorityQueue<Integer> best = new java.util.PriorityQueue<>();
      for (int count : counts) {
        if (count == 0 || best.size() == 20 && best.peek() >= count) continue;
        if (best.size() == 20) best.poll();
        best.add(count);
      }
      for (int count : best) sum += count;
    }
    NumericDocValues years = reader.getNumericDocValues("year");
    int[] counts = new int[3000];
    DocIdSetIterator docs = new BitSetIterator(found, 0);
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc())
      if (years.advanceExact(doc)) ++counts[(int) years.longValue()];
    for (int count : counts) sum += count;
    return sum;
  }

  static void search(Path folder) throws Exception {
    long opening = System.nanoTime();
    DirectoryReader reader = DirectoryReader.open(new MMapDirectory(folder.resolve("lucene")));
    double openMs = (System.nanoTime() - opening) / 1e6;
    List<Double> again = new ArrayList<>();
    for (int i = 0; i < 9; ++i) {
      long start = System.nanoTime();
      DirectoryReader.open(new MMapDirectory(folder.resolve("lucene"))).close();
      again.add((System.nanoTime() - start) / 1e6);
    }
    Collections.sort(again);
    System.out.printf("opened\tLucene\t%.2f\t%.2f\t%d\t%d%n", openMs, again.get(4), statusKb("RssAnon"), statusKb("RssFile"));
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("asked"), StandardCharsets.UTF_8));
    for (int i = 0; i < 200; ++i) { // so that the compiler has seen all kinds before the first is timed
      String[] columns = lines.get(i * 37 % lines.size()).split("\t", -1);
      Query query = query(columns[1], columns[2].trim().split(" "));
      searcher.count(query);
      searcher.search(query, 10);
    }
    int place = 0;
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      if (columns[0].startsWith("facet")) continue;
      Query query = query(columns[1], columns[2].trim().split(" "));
      int count = searcher.count(query);
      double countNanos = medianNanos(() -> searcher.count(query)), topNanos = medianNanos(() -> searcher.search(query, 10));
      System.out.printf("query\tLucene\t%s\t%d\t%.0f\t%.0f\t%d%n", columns[0], place++, countNanos, topNanos, count);
    }
    lines.add("facet-all\tt\t\t");
    place = 0;
    LeafReader leaf = reader.leaves().get(0).reader();
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      if (!columns[0].startsWith("facet")) continue;
      Query query = columns[2].isEmpty() ? new MatchAllDocsQuery() : query("t", columns[2].trim().split(" "));
      FixedBitSet found = set(searcher, query);
      long sum = facets(leaf, found);
      System.out.printf("facets\tLucene\t%s\t%d\t%d\t%.0f\t%.0f\t%d%n", columns[0], place++, found.cardinality(),
          medianNanos(() -> set(searcher, query)), medianNanos(() -> facets(leaf, found)), sum);
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("index")) index(Path.of(arguments[1])); else search(Path.of(arguments[1]));
  }
}
