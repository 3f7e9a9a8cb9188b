using Fulfillment.Benchmarks;

(string Name, string What, Func<Task> Run)[] benchmarks =
[
    ("cards", "one card from its data to PDF: CPU, allocation, bytes, and the first card after a start", CardsBenchmark.RunAsync),
    ("codes", "codes for cards, by symbology", CodesBenchmark.RunAsync),
    ("decide", "which inserts go into a parcel, out of 10, 100 and 1,000 live campaigns", DecideBenchmark.RunAsync),
    ("events", "appending to the event log by one and by 32 writers", EventsBenchmark.RunAsync),
    ("hubs", "one event from its append to 1 and to 2,000 connections", HubsBenchmark.RunAsync),
    ("scans", "scans per second of one station and of 100, through the server over HTTP", ScansBenchmark.RunAsync),
    ("floor", "the supervisor's floor read whole, and a list of what waits, with 100,000 shipments", FloorBenchmark.RunAsync),
    ("handheld", "a scan from the serial line to its answer on the handheld's screen", HandheldBenchmark.RunAsync),
    ("barcodes", "reading a JAN, a GS1 element string and a Digital Link", BarcodesBenchmark.RunAsync),
];

if (args is [FirstCard.Word])
{
    FirstCard.Run();
    return 0;
}
if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine("fulfill bench [name…]   runs the named benchmarks, or all of them");
    foreach (var (name, what, _) in benchmarks) Console.WriteLine($"  {name,-10}{what}");
    return 0;
}
if (args.Except(benchmarks.Select(benchmark => benchmark.Name)).ToList() is { Count: > 0 } unknown)
{
    Console.Error.WriteLine($"There is no benchmark {string.Join(", ", unknown)}. Known are: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}.");
    return 2;
}
foreach (var (name, _, run) in benchmarks)
    if (args.Length == 0 || args.Contains(name)) await run();
return 0;
