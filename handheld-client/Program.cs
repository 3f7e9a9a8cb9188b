using Fulfillment.Handheld;

var options = HandheldOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine(HandheldOptions.Usage);
    return 2;
}

using var http = new HttpClient { BaseAddress = options.Server, Timeout = TimeSpan.FromSeconds(10) };
http.DefaultRequestHeaders.Authorization = new("Bearer", options.Key);
var link = new ServerLink(http, options.Station, new TextScreen(Console.Out));
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    await link.LookAsync(stop.Token);
    while (await Console.In.ReadLineAsync(stop.Token) is { } line)
    {
        if (line.Length > 0) await link.SendAsync(line, stop.Token);
    }

    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
