namespace Fulfillment.Tests.Harness;

/// <summary>How often a test tries: a few times in every run, many under <c>./fulfill test --soak</c>.</summary>
internal static class Soak
{
    private static readonly bool IsOn = Environment.GetEnvironmentVariable("FULFILLMENT_SOAK") is "1";

    public static int Times(int always, int soaking) => IsOn ? soaking : always;
}
