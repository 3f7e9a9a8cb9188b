using System.CommandLine;
using System.Text;
using Fulfillment.Handheld.Commands;
using Fulfillment.Handheld.Demo;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var options = new HandheldOptions();
var run = new RunStation(options, TimeProvider.System);
var root = new RootCommand("作業台のスキャナー端末 / a packing station's handheld: scans are kept, sent once and in order, and answered on the screen.");
foreach (var option in options.All)
{
    option.Recursive = true;
    root.Options.Add(option);
}

// Without a command it runs, as it always did.
foreach (var option in run.Options) root.Options.Add(option);
root.SetAction(run.RunAsync);
root.Subcommands.Add(run.Command());
root.Subcommands.Add(new PairStation(options).Command());
root.Subcommands.Add(new PlayDemo(options, TimeProvider.System).Command());
root.Subcommands.Add(new ExamineDevice(options, TimeProvider.System).Command());
return await root.Parse(args).InvokeAsync();
