using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Fulfillment.Tests.Harness.Browser;

/// <summary>Runs a theory in Japanese and in English: its one argument is <c>ja</c> or <c>en</c>.</summary>
public sealed class EveryLanguageAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow("ja"), new TheoryDataRow("en")]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
