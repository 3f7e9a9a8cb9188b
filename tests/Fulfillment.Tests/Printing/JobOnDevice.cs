using Fulfillment.Server.Printing;

namespace Fulfillment.Tests.Printing;

/// <summary>One job taken through its life on one device, as the worker does it, without a database: deeds until it rests or waits.</summary>
internal sealed class JobOnDevice(IPrinterDevice device, string name)
{
    public static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    /// <summary>For printers that hang on purpose; every other request of such a test must fit in it too.</summary>
    public static DeviceTimeouts Impatient { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1.5));

    public DeviceJob Job { get; set; } = new(name, PrintMedia.A6);

    public PrintJobState State { get; set; }

    public bool Opened { get; set; }

    public PrinterTrouble? Why { get; private set; }

    public List<DeviceAnswerKind> Heard { get; } = [];

    /// <summary>Deed after deed until there is nothing to do now; looking again and again at a printer that prints counts as that.</summary>
    /// <param name="unheard">How long the printer is taken to have been silent.</param>
    /// <param name="dieAfter">The server dies after this answer was saved.</param>
    public async Task<PrintJobState> RunAsync(bool triedBefore = false, TimeSpan unheard = default, DeviceAnswerKind? dieAfter = null)
    {
        var deed = PrintJobFlow.FirstDeed(State, triedBefore);
        while (deed is PrintDeed.Open or PrintDeed.Send or PrintDeed.Look)
        {
            var answer = await DoAsync(deed);
            Heard.Add(answer.Kind);
            var turn = PrintJobFlow.Next(State, Opened, answer, unheard);
            (State, Opened, Why) = (turn.State, turn.Opened, turn.Why);
            Job = Job with { DeviceJobId = turn.Opened ? answer.DeviceJobId ?? Job.DeviceJobId : null };
            if (answer.Kind == dieAfter || (deed is PrintDeed.Look && turn.Deed is PrintDeed.Look))
                break;
            deed = turn.Deed;
        }
        return State;
    }

    private Task<DeviceAnswer> DoAsync(PrintDeed deed) => deed switch
    {
        PrintDeed.Open => device.OpenAsync(Job, default),
        PrintDeed.Send => device.SendAsync(Job, Pdf, default),
        _ => device.LookAsync(Job, default),
    };
}
