using Fulfillment.Server.Places;

namespace Fulfillment.Server.Demo;

/// <summary>Somebody of the demo day whose badge and PIN anyone may know.</summary>
internal sealed record DemoPerson(string Badge, string Pin, WorkerRole Role)
{
    public static IReadOnlyList<DemoPerson> ToTry { get; } = [new("P-001", "1234", WorkerRole.Packer), new("S-001", "2580", WorkerRole.Supervisor)];
}
